package dev.kasus.data.picture;

import java.io.EOFException;
import java.io.IOException;

/** Why a file cannot be used as a picture, in words that follow its name: {@code is empty}. */
public final class UnreadablePicture extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 120;

    private final String reason;

    UnreadablePicture(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The words of a decoder that refused; what slipped through its own checks says nothing to a person. */
    static UnreadablePicture undecodable(Throwable refusal) {
        String message = refusal.getMessage();
        if (refusal instanceof EOFException || message == null) {
            return new UnreadablePicture("cannot be decoded: it ends too early");
        }
        String line = message.lines().findFirst().orElse("");
        return new UnreadablePicture("cannot be decoded: "
                + (refusal instanceof IOException && line.length() <= LONGEST ? line : "its data are damaged"));
    }

    public String reason() {
        return reason;
    }
}

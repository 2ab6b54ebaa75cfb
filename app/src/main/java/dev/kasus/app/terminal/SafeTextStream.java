package dev.kasus.app.terminal;

import dev.kasus.message.SafeText;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text on its way to a terminal, whoever's it is: what a terminal would obey becomes a sign that can be seen, but for line breaks, tabs
 * and, where there may be colour, the colours of letters.
 */
final class SafeTextStream extends FilterOutputStream {
    /** Colours of letters, bold, dim, italic and underlined, on and off: nothing that hides, moves or blinks. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-4]|2[1-4]|3[0-79]|9[0-7]|;)*m");

    private static final int LONGEST_COLOUR = 16;

    private final boolean colour;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
    private final CharBuffer chars = CharBuffer.allocate(1 << 13);
    /** What may be the beginning of something longer. */
    private final StringBuilder pending = new StringBuilder();

    private SafeTextStream(OutputStream out, boolean colour) {
        super(out);
        this.colour = colour;
    }

    /** Prints to another in UTF-8. */
    private static final class Filtered extends PrintStream {
        private final PrintStream beneath;

        Filtered(PrintStream beneath, boolean colour) {
            super(new SafeTextStream(beneath, colour), true, StandardCharsets.UTF_8);
            this.beneath = beneath;
        }
    }

    /** A stream that prints to another, colours of letters included if it may. */
    static PrintStream around(PrintStream stream, boolean colour) {
        return stream instanceof Filtered ? stream : new Filtered(stream, colour);
    }

    /** The stream that another prints to, for what moves the cursor; whoever prints there prints nothing but text of its own. */
    static PrintStream beneath(PrintStream stream) {
        return stream instanceof Filtered filtered ? filtered.beneath : stream;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] data, int offset, int length) throws IOException {
        for (int at = offset; at < offset + length; ) {
            int part = Math.min(bytes.remaining(), offset + length - at);
            bytes.put(data, at, part).flip();
            decoder.decode(bytes, chars, false);
            bytes.compact();
            pending.append(chars.flip());
            chars.clear();
            at += part;
            pass(false);
        }
    }

    /** Hands on what is complete; at an end, everything. */
    private void pass(boolean end) throws IOException {
        StringBuilder shown = new StringBuilder(pending.length());
        Matcher colours = COLOUR.matcher(pending);
        int at = 0;
        while (at < pending.length()) {
            int character = pending.codePointAt(at);
            boolean cut = !end && at + LONGEST_COLOUR > pending.length();
            if (character == '\u001b' && colour) {
                if (colours.region(at, pending.length()).lookingAt()) {
                    shown.append(colours.group());
                    at = colours.end();
                    continue;
                }
                if (cut && colours.hitEnd()) {
                    break;
                }
            } else if (cut && isHalf(character) && at + 1 == pending.length()) {
                break;
            }
            boolean breaks = character == '\r' && at + 1 < pending.length() && pending.charAt(at + 1) == '\n';
            boolean kept = breaks || character == '\n' || character == '\t';
            shown.appendCodePoint(kept ? character : SafeText.shown(character));
            at += Character.charCount(character);
        }
        pending.delete(0, at);
        out.write(shown.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether more must come to know what it is. */
    private static boolean isHalf(int character) {
        return character == '\r' || (character <= Character.MAX_VALUE && Character.isHighSurrogate((char) character));
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        pass(true);
        super.close();
    }
}

package dev.kasus.diagnosis;

import dev.kasus.run.Recording;
import org.apiguardian.api.API;

/** Looks at a recording for one cause or symptom. Pure: the same recording, the same opinion. */
@API(status = API.Status.STABLE, since = "0.2")
public interface Rule {

    /** The id of the cause, such as {@code dying-relu}; also the name of its page in {@code docs/rules}. */
    String id();

    /** The cause in a few words, such as "Dying ReLU". */
    String title();

    /** What the cause is, in one or two sentences. */
    String about();

    /** Whether it looks for what is wrong or for how that shows; a diagnosis ranks causes before symptoms. */
    default Kind kind() {
        return Kind.CAUSE;
    }

    /** What it thinks; never throws, whatever the recording lacks or holds. */
    Opinion judge(Recording recording);

    /** What a rule looks for. */
    enum Kind {
        /** What is wrong, such as a learning rate that is too high. */
        CAUSE,
        /** How that shows, such as a loss that stands still. */
        SYMPTOM
    }
}

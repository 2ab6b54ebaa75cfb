package dev.kasus.diagnosis;

import dev.kasus.run.Recording;
import org.apiguardian.api.API;

/** A rule that checks a recording for one cause or symptom. It is pure: the same recording gives the same opinion. */
@API(status = API.Status.STABLE, since = "0.2")
public interface Rule {

    /** The id of the cause, such as {@code dying-relu}; also the name of its page in {@code docs/rules}. */
    String id();

    /** The cause in a few words, such as "Dying ReLU". */
    String title();

    /** What the cause is, in one or two sentences. */
    String about();

    /** Whether it checks for a cause or for a symptom; a diagnosis ranks causes before symptoms. */
    default Kind kind() {
        return Kind.CAUSE;
    }

    /** Its opinion on a recording; never throws, whatever the recording lacks or holds. */
    Opinion judge(Recording recording);

    /** What a rule checks for. */
    enum Kind {
        /** A cause, such as a learning rate that is too high. */
        CAUSE,
        /** A symptom, such as a loss that stagnates. */
        SYMPTOM
    }
}

package dev.kasus.diagnosis;

import dev.kasus.run.Recording;

/** Looks at a recording for one cause or symptom. Pure: the same recording, the same opinion. */
public interface Rule {

    /** The id of the cause, such as {@code dying-relu}; also the name of its page in {@code docs/rules}. */
    String id();

    /** The cause in a few words, such as "Dying ReLU". */
    String title();

    /** What the cause is, in one or two sentences. */
    String about();

    /** What it thinks; never throws, whatever the recording lacks or holds. */
    Opinion judge(Recording recording);
}

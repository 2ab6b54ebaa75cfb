package dev.kasus.nets.lint;

import java.util.Optional;

/** One thing to look for; {@code docs/lint} has a page of each. */
public interface Lint {
    /** Its name in commands and pages. */
    String id();

    /** What it finds, in a few words. */
    String title();

    /** What is there; nothing if it is not, or if the file does not tell. */
    Optional<Finding> look(Subject subject);
}

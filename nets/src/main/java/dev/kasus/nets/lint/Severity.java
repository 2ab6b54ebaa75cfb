package dev.kasus.nets.lint;

/** How much harm is to be expected; the worst first. */
public enum Severity {
    /** The network cannot do what it is for. */
    WRONG,
    /** Most networks of this kind train worse. */
    LIKELY,
    /** Often harmless, also in published networks. */
    HINT
}

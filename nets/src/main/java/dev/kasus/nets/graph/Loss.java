package dev.kasus.nets.graph;

/**
 * What a file says of the loss that a network is trained with.
 *
 * @param name as the framework calls it, in lower case without separators; empty if the file does not say
 * @param onLogits whether the loss makes probabilities of the answer itself
 */
public record Loss(String name, boolean onLogits) {
    /** The file does not say. */
    public static final Loss UNKNOWN = new Loss("", false);

    /** Whether it is a cross-entropy of classes of which one is right. */
    public boolean isOfClasses() {
        return name.contains("categorical");
    }
}

package dev.kasus.nets.graph;

/**
 * What a file says of how a layer is trained.
 *
 * @param initializer as the framework calls it; empty if the file does not say
 * @param regularized whether its weights are penalised
 * @param trained whether training changes it
 */
public record Settings(String initializer, boolean regularized, boolean trained) {
    /** What most files say: nothing. */
    public static final Settings UNKNOWN = new Settings("", false, true);
}

package dev.kasus.casebook;

import java.util.List;

/**
 * One way in which a case comes about: a fault planted in a healthy arm.
 *
 * @param arm with the fault
 * @param healthy the same without it
 * @param causes of which one should be the first finding: the planted mechanism by the names of the rules
 */
public record Variant(String arm, String healthy, List<String> causes) {
    /** Copies the list. */
    public Variant {
        causes = List.copyOf(causes);
    }

    /** A fault with one or more names. */
    public static Variant of(String arm, String healthy, String... causes) {
        return new Variant(arm, healthy, List.of(causes));
    }
}

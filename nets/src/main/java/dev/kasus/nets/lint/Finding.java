package dev.kasus.nets.lint;

import java.util.List;

/**
 * Something in an architecture that asks for trouble; observed, not proven.
 *
 * @param layers where, in the order of the network
 * @param sentence what is there and why it matters, with its figures
 */
public record Finding(Severity severity, List<String> layers, String sentence, Advice advice) {
    /** Copies the list. */
    public Finding {
        layers = List.copyOf(layers);
    }
}

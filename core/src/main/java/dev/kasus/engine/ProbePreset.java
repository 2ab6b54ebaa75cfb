package dev.kasus.engine;

/** How much is watched; {@code docs/signals.md} has what each records and its measured cost. */
public enum ProbePreset {
    /** Loss and accuracy only. */
    NONE,
    /** Layers and classes at few moments. */
    ECONOMY,
    /** What every rule needs. */
    STANDARD,
    /** Everything at every epoch, and once the finished net: its layers put back, linear probes, curvature. */
    FULL
}

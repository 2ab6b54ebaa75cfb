package dev.kasus.records.log;

/** What the steps of a log count. */
public enum StepUnit {
    /** Epochs, as a column of that name says. */
    EPOCH,
    /** Optimiser steps or batches, as a column of that name says. */
    STEP,
    /** The log does not say. */
    UNKNOWN
}

package dev.kasus.casebook;

/**
 * A straight line between the last weights of two arms, along which the loss is measured under each seed.
 *
 * @param from the arm at one end
 * @param to the arm at the other; of the same net on the same images
 */
public record Route(String from, String to) {}

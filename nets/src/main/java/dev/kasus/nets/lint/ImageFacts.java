package dev.kasus.nets.lint;

/**
 * What is known of the pictures that a network is to learn.
 *
 * @param images pictures to train on
 * @param width middle width in pixels
 * @param height middle height in pixels
 * @param grey whether all of them are grey
 */
public record ImageFacts(long images, int classes, int width, int height, boolean grey) {}

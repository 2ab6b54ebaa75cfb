package dev.kasus.report.network;

/**
 * A mark on a layer of a drawing: something is wrong there.
 *
 * @param severity {@code wrong}, {@code likely} or {@code hint}
 * @param text what is, in a few words
 */
public record LayerMark(String severity, String text) {}

package dev.kasus.nets.lint;

import dev.kasus.nets.graph.Maker;

/**
 * What to do, in the words of each framework.
 *
 * @param sentence for everybody
 * @param keras a line of Keras; may be empty
 * @param pytorch a line of PyTorch; may be empty
 * @param recipe lines of a recipe; may be empty
 */
public record Advice(String sentence, String keras, String pytorch, String recipe) {
    /** Without code. */
    public static Advice of(String sentence) {
        return new Advice(sentence, "", "", "");
    }

    /** The lines for the framework that a file comes from; those of PyTorch for ONNX of an unknown one. */
    public String code(Maker maker) {
        return switch (maker) {
            case KERAS -> keras;
            case KASUS -> recipe;
            case PYTORCH, ONNX -> pytorch;
        };
    }
}

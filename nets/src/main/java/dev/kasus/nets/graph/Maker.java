package dev.kasus.nets.graph;

/** Whose file a network comes from; advice is given in its words. */
public enum Maker {
    KERAS("Keras"),
    PYTORCH("PyTorch"),
    ONNX("ONNX"),
    KASUS("Kasus");

    private final String title;

    Maker(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

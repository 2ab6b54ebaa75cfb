package dev.kasus.recipe;

/** Which layers an edit means. */
public sealed interface Selector {

    /** Whether it means this layer. */
    boolean selects(Layer layer);

    /** The one layer of a name. */
    record Name(String name) implements Selector {
        @Override
        public boolean selects(Layer layer) {
            return layer.name().equals(name);
        }

        @Override
        public String toString() {
            return "layer " + name;
        }
    }

    /** Every layer of a kind, such as {@code batch-norm}; or of a family: {@code activation}, {@code norm}. */
    record Kind(String kind) implements Selector {
        @Override
        public boolean selects(Layer layer) {
            return switch (kind) {
                case "activation" -> layer instanceof Layer.Activation;
                case "norm" -> layer instanceof Layer.Norm;
                default -> layer.kind().equals(kind);
            };
        }

        @Override
        public String toString() {
            return "every " + kind;
        }
    }
}

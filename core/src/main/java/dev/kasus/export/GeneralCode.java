package dev.kasus.export;

import dev.kasus.recipe.model.Init;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines for remedies in a network that is not known: what can be said without a recipe. They stand in the user's own code, so
 * names such as {@code optimizer} are the user's.
 */
public final class GeneralCode {
    /** Changes of the training alone: they suit any network. */
    private static final Set<String> OF_TRAINING = Set.of(
            "lower-learning-rate",
            "higher-learning-rate",
            "gradient-clipping-norm",
            "lower-momentum",
            "larger-batch",
            "longer-training",
            "augmentation",
            "image-normalization",
            "label-smoothing",
            "group-aware-split");

    private static final Map<String, Code> CODE = Map.ofEntries(
            rate("lower-learning-rate", "/"),
            rate("higher-learning-rate", "*"),
            of(
                    "gradient-clipping-norm",
                    "optimizer.global_clipnorm = 1.0  # before model.compile",
                    "loss.backward()",
                    "torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)",
                    "optimizer.step()"),
            of(
                    "lower-momentum",
                    "optimizer.momentum = 0.9  # of SGD; Adam has it as beta_1",
                    "for group in optimizer.param_groups:  # of SGD; Adam has it in betas",
                    "    group[\"momentum\"] = 0.9"),
            of(
                    "larger-batch",
                    "model.fit(..., batch_size=4 * batch_size)",
                    "loader = DataLoader(..., batch_size=4 * batch_size)"),
            of(
                    "longer-training",
                    "model.fit(..., epochs=4 * epochs)  # the learning-rate schedule four times as long",
                    "epochs = 4 * epochs  # the learning-rate schedule four times as long"),
            of(
                    "augmentation",
                    List.of(
                            "layers.RandomFlip(\"horizontal\")",
                            "layers.RandomTranslation(0.1, 0.1, fill_mode=\"nearest\")"),
                    "from torchvision.transforms import v2",
                    "v2.RandomHorizontalFlip(p=0.5)",
                    "v2.RandomAffine(degrees=0, translate=(0.1, 0.1))"),
            of(
                    "image-normalization",
                    List.of(
                            "x = keras.ops.cast(image, \"float32\")  # of every image of both splits",
                            "mean = keras.ops.mean(x, axis=(0, 1), keepdims=True)",
                            "std = keras.ops.std(x, axis=(0, 1), keepdims=True)",
                            "x = (x - mean) / keras.ops.maximum(std, 1.0)"),
                    "mean = image.mean(dim=(1, 2), keepdim=True)  # of every image of both splits, 0 to 1",
                    "std = image.std(dim=(1, 2), keepdim=True).clamp(min=1 / 255)",
                    "image = (image - mean) / std"),
            of(
                    "label-smoothing",
                    "keras.losses.CategoricalCrossentropy(label_smoothing=0.1)  # of one-hot labels",
                    "torch.nn.CrossEntropyLoss(label_smoothing=0.1)"),
            of(
                    "group-aware-split",
                    List.of(
                            "splits = sklearn.model_selection.StratifiedGroupKFold(n_splits=5, shuffle=True)",
                            "train, validation = next(splits.split(paths, labels, groups))"),
                    "splits = sklearn.model_selection.StratifiedGroupKFold(n_splits=5, shuffle=True)",
                    "train, validation = next(splits.split(paths, labels, groups))"),
            of(
                    "relu",
                    "layers.ReLU()  # in place of every sigmoid and tanh",
                    "nn.ReLU()  # in place of every nn.Sigmoid and nn.Tanh"),
            of(
                    "leaky-relu",
                    "layers.LeakyReLU(negative_slope=0.1)  # in place of every ReLU",
                    "nn.LeakyReLU(negative_slope=0.1)  # in place of every nn.ReLU"),
            of(
                    "batch-norm-added",
                    "layers.BatchNormalization()  # behind every convolution, before its activation",
                    "nn.BatchNorm2d(channels)  # behind every convolution, before its activation"),
            Map.entry(
                    "he-initialization",
                    new Code(
                            List.of("kernel_initializer=\"he_normal\"  # of every Conv2D and Dense"),
                            new PyTorch().initialize(new Init.HeNormal()),
                            List.of())),
            of(
                    "dropout-in-head",
                    "layers.Dropout(0.5)  # before every Dense of the head",
                    "nn.Dropout(0.5)  # before every nn.Linear of the head"));

    private GeneralCode() {}

    /** The lines of a remedy in Keras and PyTorch; empty where they depend on the network. */
    public static Optional<Code> of(String remedy) {
        return Optional.ofNullable(CODE.get(remedy));
    }

    /** Whether a remedy changes the training alone, so that it suits a network that is not known. */
    public static boolean isOfTraining(String remedy) {
        return OF_TRAINING.contains(remedy);
    }

    private static Map.Entry<String, Code> rate(String remedy, String sign) {
        return of(
                remedy,
                "optimizer.learning_rate = float(optimizer.learning_rate) " + sign + " 10  # before model.compile",
                "for group in optimizer.param_groups:  # where the optimizer is made, before any schedule",
                "    group[\"lr\"] = group[\"lr\"] " + sign + " 10");
    }

    private static Map.Entry<String, Code> of(String remedy, String keras, String... pytorch) {
        return of(remedy, List.of(keras), pytorch);
    }

    private static Map.Entry<String, Code> of(String remedy, List<String> keras, String... pytorch) {
        return Map.entry(remedy, new Code(keras, List.of(pytorch), List.of()));
    }
}

package dev.kasus.export;

import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.AveragePool;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Elu;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.InstanceNorm;
import dev.kasus.recipe.model.Layer.LayerNorm;
import dev.kasus.recipe.model.Layer.LeakyRelu;
import dev.kasus.recipe.model.Layer.MaxPool;
import dev.kasus.recipe.model.Layer.Prelu;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Layer.ThresholdedRelu;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.training.Optimizer.Adam;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.recipe.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keras 3, images with channels last. */
public final class Keras implements Framework {

    @Override
    public String comment() {
        return "#";
    }

    @Override
    public List<String> missing(List<Layer> layers) {
        return StandardizedConvolution.keras(layers);
    }

    /** Each layer has its own {@code kernel_initializer}. */
    @Override
    public List<String> initialize(Init init) {
        return List.of();
    }

    @Override
    public List<String> wayRound(String body, List<String> shortcut) {
        String sum = "x = layers.Add()([body(x), " + (shortcut.isEmpty() ? "x" : "shortcut(x)") + "])  # body: " + body;
        return shortcut.isEmpty()
                ? List.of(sum)
                : List.of("shortcut = keras.Sequential([" + String.join(", ", shortcut) + "])", sum);
    }

    @Override
    public List<String> optimizer(Training training) {
        return KerasRate.lines(training);
    }

    @Override
    public String layer(Layer layer, Architecture net) {
        if (layer instanceof Conv conv) {
            return conv(conv, net);
        } else if (layer instanceof Dense dense) {
            String units = dense.units() == null ? "classes" : dense.units().toString();
            return "layers.Dense(" + units + weights(dense, net) + ")";
        } else if (layer instanceof BatchNorm norm) {
            return "layers.BatchNormalization(momentum=" + NumberLiteral.text(1 - norm.momentum()) + ", epsilon="
                    + NumberLiteral.text(norm.epsilon()) + ")";
        } else if (layer instanceof GroupNorm norm) {
            return group(norm.groups(), norm.epsilon());
        } else if (layer instanceof LayerNorm norm) {
            // LayerNormalization would scale each pixel by itself; one group scales each channel, as the recipe's does.
            return group(1, norm.epsilon());
        } else if (layer instanceof InstanceNorm norm) {
            return group(-1, norm.epsilon());
        } else if (layer instanceof Relu) {
            return "layers.ReLU()";
        } else if (layer instanceof LeakyRelu leaky) {
            return "layers.LeakyReLU(negative_slope=" + NumberLiteral.text(leaky.slope()) + ")";
        } else if (layer instanceof Prelu prelu) {
            return "layers.PReLU(alpha_initializer=keras.initializers.Constant(" + NumberLiteral.text(prelu.slope())
                    + ")" + (net.input(layer).flat() ? ")" : ", shared_axes=[1, 2])");
        } else if (layer instanceof Elu elu) {
            return "layers.ELU(alpha=" + NumberLiteral.text(elu.alpha()) + ")";
        } else if (layer instanceof ThresholdedRelu relu) {
            return "layers.ReLU(threshold=" + NumberLiteral.text(relu.theta()) + ")";
        } else if (layer instanceof MaxPool pool) {
            return pool("MaxPooling2D", pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof AveragePool pool) {
            return pool("AveragePooling2D", pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof GlobalAveragePool) {
            return "layers.GlobalAveragePooling2D()";
        } else if (layer instanceof Dropout dropout) {
            return "layers.Dropout(" + NumberLiteral.text(dropout.rate()) + ")";
        } else if (layer instanceof SpatialDropout dropout) {
            return "layers.SpatialDropout2D(" + NumberLiteral.text(dropout.rate()) + ")";
        } else if (layer instanceof Flatten) {
            return "layers.Flatten()";
        } else if (layer instanceof Residual) {
            return "layers.Add()";
        }
        return "layers.Activation(\"" + layer.kind() + "\")";
    }

    private static String conv(Conv conv, Architecture net) {
        StringBuilder code = new StringBuilder();
        if (conv.padding() instanceof Padding.Pixels pixels && pixels.count() > 0) {
            code.append("layers.ZeroPadding2D(").append(pixels.count()).append("), ");
        }
        code.append(conv.standardized() ? "StandardizedConv2D(" : "layers.Conv2D(")
                .append(conv.filters())
                .append(", ")
                .append(conv.kernel());
        option(code, "strides", conv.stride(), 1);
        if (conv.padding() instanceof Padding.Same) {
            code.append(", padding=\"same\"");
        }
        option(code, "dilation_rate", conv.dilation(), 1);
        option(code, "groups", conv.groups(), 1);
        return code + weights(conv, net) + ")";
    }

    private static void option(StringBuilder code, String name, int value, int usual) {
        if (value != usual) {
            code.append(", ").append(name).append('=').append(value);
        }
    }

    private static String weights(Weighted layer, Architecture net) {
        return (layer.bias() ? "" : ", use_bias=False") + ", kernel_initializer=" + initializer(net.init(layer))
                + (BiasStart.isSet(layer)
                        ? ", bias_initializer=" + initializer(new Init.Constant(layer.biasInit()))
                        : "");
    }

    private static String initializer(Init init) {
        if (init instanceof Init.Orthogonal orthogonal) {
            return "keras.initializers.Orthogonal(gain=" + NumberLiteral.text(orthogonal.gain()) + ")";
        } else if (init instanceof Init.Normal normal) {
            return "keras.initializers.RandomNormal(stddev=" + NumberLiteral.text(normal.std()) + ")";
        } else if (init instanceof Init.Constant constant) {
            return "keras.initializers.Constant(" + NumberLiteral.text(constant.value()) + ")";
        } else if (init instanceof Init.HeNormal) {
            return "\"he_normal\"";
        } else if (init instanceof Init.HeUniform) {
            return "\"he_uniform\"";
        } else if (init instanceof Init.GlorotNormal) {
            return "\"glorot_normal\"";
        } else if (init instanceof Init.GlorotUniform) {
            return "\"glorot_uniform\"";
        } else if (init instanceof Init.LecunNormal) {
            return "\"lecun_normal\"";
        }
        return init instanceof Init.LecunUniform ? "\"lecun_uniform\"" : "\"zeros\"";
    }

    private static String group(int groups, double epsilon) {
        return "layers.GroupNormalization(groups=" + groups + ", epsilon=" + NumberLiteral.text(epsilon) + ")";
    }

    private static String pool(String type, int size, @Nullable Integer stride, int padding) {
        StringBuilder code = new StringBuilder();
        if (padding > 0) {
            code.append("layers.ZeroPadding2D(").append(padding).append("), ");
        }
        code.append("layers.").append(type).append('(').append(size);
        option(code, "strides", stride == null ? size : stride, size);
        return code + ")";
    }

    /** The optimiser of a training at its constant rate. */
    public static String optimizerOf(Training training) {
        return optimizer(training, NumberLiteral.text(training.learningRate()));
    }

    /** The same with an expression for the learning rate. */
    public static String optimizer(Training training, String rate) {
        List<String> arguments = new ArrayList<>(List.of("learning_rate=" + rate));
        String type;
        if (training.optimizer() instanceof Sgd sgd) {
            type = "SGD";
            if (sgd.momentum() > 0) {
                arguments.add("momentum=" + NumberLiteral.text(sgd.momentum()));
            }
            if (sgd.nesterov()) {
                arguments.add("nesterov=True");
            }
        } else if (training.optimizer() instanceof Adam adam) {
            type = "Adam";
            betas(arguments, adam.beta1(), adam.beta2());
        } else if (training.optimizer() instanceof Adamw adamw) {
            type = "AdamW";
            betas(arguments, adamw.beta1(), adamw.beta2());
            arguments.add("weight_decay=" + NumberLiteral.text(adamw.weightDecay()));
        } else {
            type = "RMSprop";
            Rmsprop rmsprop = (Rmsprop) training.optimizer();
            arguments.add("rho=" + NumberLiteral.text(rmsprop.alpha()));
            if (rmsprop.momentum() > 0) {
                arguments.add("momentum=" + NumberLiteral.text(rmsprop.momentum()));
            }
        }
        // Keras takes only one kind of clipping.
        if (training.clipNorm() != null) {
            arguments.add("global_clipnorm=" + NumberLiteral.text(training.clipNorm()));
        } else if (training.clipValue() != null) {
            arguments.add("clipvalue=" + NumberLiteral.text(training.clipValue()));
        }
        return "keras.optimizers." + type + "(" + String.join(", ", arguments) + ")";
    }

    private static void betas(List<String> arguments, double beta1, double beta2) {
        if (beta1 != 0.9) {
            arguments.add("beta_1=" + NumberLiteral.text(beta1));
        }
        if (beta2 != 0.999) {
            arguments.add("beta_2=" + NumberLiteral.text(beta2));
        }
    }
}

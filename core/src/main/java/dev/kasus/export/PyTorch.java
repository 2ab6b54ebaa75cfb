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
import dev.kasus.recipe.model.Layer.Gelu;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.InstanceNorm;
import dev.kasus.recipe.model.Layer.LayerNorm;
import dev.kasus.recipe.model.Layer.LeakyRelu;
import dev.kasus.recipe.model.Layer.MaxPool;
import dev.kasus.recipe.model.Layer.Prelu;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.Selu;
import dev.kasus.recipe.model.Layer.Sigmoid;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Layer.ThresholdedRelu;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.recipe.training.Optimizer.Adam;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PyTorch 2. */
public final class PyTorch implements Framework {

    @Override
    public String comment() {
        return "#";
    }

    @Override
    public List<String> missing(List<Layer> layers) {
        List<String> lines = new ArrayList<>(StandardizedConvolution.pytorch(layers));
        lines.addAll(BiasStart.pytorch(layers));
        return lines;
    }

    @Override
    public List<String> wayRound(String body, List<String> shortcut) {
        String sum = "x = body(x) + " + (shortcut.isEmpty() ? "x" : "shortcut(x)") + "  # body: " + body;
        return shortcut.isEmpty()
                ? List.of(sum)
                : List.of("shortcut = nn.Sequential(" + String.join(", ", shortcut) + ")", sum);
    }

    @Override
    public List<String> optimizer(Training training) {
        return PyTorchRate.lines(training);
    }

    @Override
    public String layer(Layer layer, Architecture net) {
        String code = unbiased(layer, net);
        return layer instanceof Weighted weighted && BiasStart.isSet(layer)
                ? "biased(" + code + ", " + NumberLiteral.text(weighted.biasInit()) + ")"
                : code;
    }

    private static String unbiased(Layer layer, Architecture net) {
        Shapes.Shape in = net.input(layer);
        if (layer instanceof Conv conv) {
            return conv(conv, in.channels());
        } else if (layer instanceof Dense dense) {
            String units = dense.units() == null ? "classes" : dense.units().toString();
            return "nn.Linear(" + in.channels() + ", " + units + (dense.bias() ? ")" : ", bias=False)");
        } else if (layer instanceof BatchNorm norm) {
            return "nn.BatchNorm" + (in.flat() ? "1d(" : "2d(") + in.channels()
                    + (norm.momentum() == 0.1 ? "" : ", momentum=" + NumberLiteral.text(norm.momentum()))
                    + epsilon(norm.epsilon());
        } else if (layer instanceof GroupNorm norm) {
            return "nn.GroupNorm(" + norm.groups() + ", " + in.channels() + epsilon(norm.epsilon());
        } else if (layer instanceof LayerNorm norm) {
            // nn.LayerNorm would scale each pixel by itself; one group scales each channel, as the recipe's does.
            return "nn.GroupNorm(1, " + in.channels() + epsilon(norm.epsilon());
        } else if (layer instanceof InstanceNorm norm) {
            return "nn.InstanceNorm2d(" + in.channels() + ", affine=True" + epsilon(norm.epsilon());
        } else if (layer instanceof MaxPool pool) {
            return pool("MaxPool2d", pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof AveragePool pool) {
            return pool("AvgPool2d", pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof GlobalAveragePool) {
            return "nn.AdaptiveAvgPool2d(1), nn.Flatten()";
        } else if (layer instanceof Dropout dropout) {
            return "nn.Dropout(" + NumberLiteral.text(dropout.rate()) + ")";
        } else if (layer instanceof SpatialDropout dropout) {
            return "nn.Dropout2d(" + NumberLiteral.text(dropout.rate()) + ")";
        } else if (layer instanceof Flatten) {
            return "nn.Flatten()";
        } else if (layer instanceof Residual block) {
            return block.shortcut().isEmpty() ? "x = body(x) + x" : "x = body(x) + shortcut(x)";
        }
        return activation(layer, in.channels());
    }

    private static String activation(Layer layer, int channels) {
        if (layer instanceof Relu) {
            return "nn.ReLU()";
        } else if (layer instanceof LeakyRelu leaky) {
            return "nn.LeakyReLU(negative_slope=" + NumberLiteral.text(leaky.slope()) + ")";
        } else if (layer instanceof Prelu prelu) {
            return "nn.PReLU(num_parameters=" + channels + ", init=" + NumberLiteral.text(prelu.slope()) + ")";
        } else if (layer instanceof Elu elu) {
            return "nn.ELU(alpha=" + NumberLiteral.text(elu.alpha()) + ")";
        } else if (layer instanceof Selu) {
            return "nn.SELU()";
        } else if (layer instanceof Gelu) {
            return "nn.GELU()";
        } else if (layer instanceof ThresholdedRelu relu) {
            return "nn.Threshold(threshold=" + NumberLiteral.text(relu.theta()) + ", value=0.0)";
        }
        return layer instanceof Sigmoid ? "nn.Sigmoid()" : "nn.Tanh()";
    }

    private static String conv(Conv conv, int channels) {
        StringBuilder code = new StringBuilder((conv.standardized() ? "StandardizedConv2d(" : "nn.Conv2d(") + channels
                + ", " + conv.filters() + ", " + conv.kernel());
        option(code, "stride", conv.stride(), 1);
        option(code, "padding", Shapes.padding(conv), 0);
        option(code, "dilation", conv.dilation(), 1);
        option(code, "groups", conv.groups(), 1);
        return code + (conv.bias() ? ")" : ", bias=False)");
    }

    private static void option(StringBuilder code, String name, int value, int usual) {
        if (value != usual) {
            code.append(", ").append(name).append('=').append(value);
        }
    }

    private static String epsilon(double epsilon) {
        return epsilon == 1e-5 ? ")" : ", eps=" + NumberLiteral.text(epsilon) + ")";
    }

    private static String pool(String type, int size, @Nullable Integer stride, int padding) {
        StringBuilder code = new StringBuilder("nn." + type + "(" + size);
        option(code, "stride", stride == null ? size : stride, size);
        option(code, "padding", padding, 0);
        return code + ")";
    }

    @Override
    public List<String> initialize(Init init) {
        return List.of(
                "for module in model.modules():",
                "    if isinstance(module, (nn.Conv2d, nn.Linear)):",
                "        nn.init." + initializer(init),
                "        if module.bias is not None:",
                "            nn.init.zeros_(module.bias)");
    }

    /** PyTorch has no name for LeCun's; with the gain of the identity, Kaiming's is it. */
    private static String initializer(Init init) {
        if (init instanceof Init.LecunNormal) {
            return "kaiming_normal_(module.weight, nonlinearity=\"linear\")";
        }
        return init instanceof Init.HeUniform
                ? "kaiming_uniform_(module.weight, nonlinearity=\"relu\")"
                : "kaiming_normal_(module.weight, nonlinearity=\"relu\")";
    }

    /** The optimiser of a training at its constant rate, or at that which a schedule with bounds of its own begins with. */
    public static String optimizerOf(Training training) {
        double rate = training.schedule() instanceof Schedule.OneCycle cycle
                ? cycle.max() / cycle.initialDivisor()
                : training.learningRate();
        List<String> arguments = new ArrayList<>(List.of("model.parameters()", "lr=" + NumberLiteral.text(rate)));
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
            arguments.add("alpha=" + NumberLiteral.text(rmsprop.alpha()));
            if (rmsprop.momentum() > 0) {
                arguments.add("momentum=" + NumberLiteral.text(rmsprop.momentum()));
            }
        }
        if (training.l2() > 0 && !(training.optimizer() instanceof Adamw)) {
            arguments.add("weight_decay=" + NumberLiteral.text(training.l2()));
        }
        return "torch.optim." + type + "(" + String.join(", ", arguments) + ")";
    }

    private static void betas(List<String> arguments, double beta1, double beta2) {
        if (beta1 != 0.9 || beta2 != 0.999) {
            arguments.add("betas=(" + NumberLiteral.text(beta1) + ", " + NumberLiteral.text(beta2) + ")");
        }
    }
}

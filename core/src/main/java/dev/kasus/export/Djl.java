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
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Layer.ThresholdedRelu;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.recipe.training.Optimizer.Adam;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.recipe.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deep Java Library (ai.djl 0.36 to 0.38) on its PyTorch engine; images with channels first. */
public final class Djl implements Framework {

    @Override
    public String comment() {
        return "//";
    }

    @Override
    public String layer(Layer layer, Architecture net) {
        String code = unbiased(layer, net);
        return layer instanceof Weighted weighted && BiasStart.isSet(layer)
                ? "biased.apply(" + code + ", " + number(weighted.biasInit()) + ")"
                : code;
    }

    private static String unbiased(Layer layer, Architecture net) {
        Shapes.Shape in = net.input(layer);
        if (layer instanceof Conv conv) {
            return conv(conv);
        } else if (layer instanceof Dense dense) {
            return "Linear.builder().setUnits("
                    + (dense.units() == null ? "classes" : dense.units().toString()) + ")"
                    + (dense.bias() ? "" : ".optBias(false)") + ".build()";
        } else if (layer instanceof BatchNorm norm) {
            return "BatchNorm.builder()"
                    + (norm.momentum() == 0.1 ? "" : ".optMomentum(" + number(1 - norm.momentum()) + ")")
                    + (norm.epsilon() == 1e-5 ? "" : ".optEpsilon(" + number(norm.epsilon()) + ")") + ".build()";
        } else if (layer instanceof GroupNorm norm) {
            return group(norm.groups(), norm.epsilon(), in);
        } else if (layer instanceof LayerNorm norm) {
            // DJL's own would scale each pixel by itself; one group scales each channel, as the recipe's does.
            return group(1, norm.epsilon(), in);
        } else if (layer instanceof InstanceNorm norm) {
            return group(in.channels(), norm.epsilon(), in);
        } else if (layer instanceof MaxPool pool) {
            return pool("maxPool2dBlock", pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof AveragePool pool) {
            return pool("avgPool2dBlock", pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof GlobalAveragePool) {
            return "Pool.globalAvgPool2dBlock()";
        } else if (layer instanceof Dropout dropout) {
            return "Dropout.builder().optRate(" + number(dropout.rate()) + ").build()";
        } else if (layer instanceof SpatialDropout dropout) {
            return "new SpatialDropout(" + number(dropout.rate()) + ")";
        } else if (layer instanceof Flatten) {
            return "Blocks.batchFlattenBlock()";
        } else if (layer instanceof Residual block) {
            return sum("body", block.shortcut().isEmpty() ? "Blocks.identityBlock()" : "shortcut");
        }
        return activation(layer, in);
    }

    private static String activation(Layer layer, Shapes.Shape in) {
        if (layer instanceof LeakyRelu leaky) {
            return "Activation.leakyReluBlock(" + number(leaky.slope()) + ")";
        } else if (layer instanceof Prelu prelu) {
            return "new ChannelPrelu(" + number(prelu.slope()) + ", " + channels(in) + ")";
        } else if (layer instanceof Elu elu) {
            return "Activation.eluBlock(" + number(elu.alpha()) + ")";
        } else if (layer instanceof ThresholdedRelu relu) {
            return "LambdaBlock.singleton(x -> x.mul(x.gt(" + number(relu.theta())
                    + ").toType(DataType.FLOAT32, false)))";
        }
        return "Activation." + layer.kind() + "Block()";
    }

    private static String conv(Conv conv) {
        StringBuilder code = new StringBuilder(
                "Conv2d.builder().setKernelShape(" + square(conv.kernel()) + ").setFilters(" + conv.filters() + ")");
        square(code, "optStride", conv.stride(), 1);
        square(code, "optPadding", Shapes.padding(conv), 0);
        square(code, "optDilation", conv.dilation(), 1);
        if (conv.groups() != 1) {
            code.append(".optGroups(").append(conv.groups()).append(')');
        }
        code.append(conv.bias() ? "" : ".optBias(false)").append(".build()");
        return conv.standardized()
                ? "new StandardizedConv(" + code + ", " + square(conv.stride()) + ", " + square(Shapes.padding(conv))
                        + ", " + square(conv.dilation()) + ", " + conv.groups() + ")"
                : code.toString();
    }

    private static void square(StringBuilder code, String option, int side, int usual) {
        if (side != usual) {
            code.append('.').append(option).append('(').append(square(side)).append(')');
        }
    }

    private static String square(int side) {
        return "new Shape(" + side + ", " + side + ")";
    }

    private static String pool(String type, int size, @Nullable Integer stride, int padding) {
        String step = square(stride == null ? size : stride);
        if (padding > 0) {
            return "Pool." + type + "(" + square(size) + ", " + step + ", " + square(padding) + ")";
        }
        return "Pool." + type + "(" + square(size) + (step.equals(square(size)) ? "" : ", " + step) + ")";
    }

    private static String group(int groups, double epsilon, Shapes.Shape in) {
        return "new GroupNorm(" + groups + ", " + number(epsilon) + ", " + channels(in) + ")";
    }

    /** One number a channel, in a shape that fits the layer's input. */
    private static String channels(Shapes.Shape in) {
        return in.channels() + (in.flat() ? "" : ", 1, 1");
    }

    private static String sum(String body, String way) {
        return "new ParallelBlock(way -> new NDList(way.get(0).head().add(way.get(1).head())), List.of(" + body + ", "
                + way + "))";
    }

    @Override
    public List<String> missing(List<Layer> layers) {
        List<String> lines = new ArrayList<>(DjlBlocks.of(layers));
        lines.addAll(StandardizedConvolution.djl(layers));
        lines.addAll(BiasStart.djl(layers));
        return lines;
    }

    @Override
    public List<String> initialize(Init init) {
        String drawn = init instanceof Init.HeUniform ? "UNIFORM" : "GAUSSIAN";
        int magnitude = init instanceof Init.HeUniform ? 6 : init instanceof Init.LecunNormal ? 1 : 2;
        return List.of(
                "net.setInitializer(new XavierInitializer(XavierInitializer.RandomType." + drawn
                        + ", XavierInitializer.FactorType.IN, " + magnitude + "), Parameter.Type.WEIGHT);"
                        + (init instanceof Init.HeNormal ? "  // DJL's default" : ""),
                "net.setInitializer(Initializer.ZEROS, Parameter.Type.BIAS);  // both before trainer.initialize");
    }

    @Override
    public List<String> wayRound(String body, List<String> shortcut) {
        String way = shortcut.isEmpty()
                ? "Blocks.identityBlock()"
                : "new SequentialBlock().addAll(" + String.join(", ", shortcut) + ")";
        return List.of(sum("body", way) + "  // body: " + body);
    }

    @Override
    public List<String> optimizer(Training training) {
        return DjlRate.lines(training);
    }

    /** The expression of the optimiser of a training, with one for the learning rate. */
    public static String optimizer(Training training, String rate) {
        StringBuilder code = new StringBuilder("Optimizer.");
        if (training.optimizer() instanceof Sgd sgd) {
            code.append(sgd.nesterov() ? "nag()" : "sgd()").append(".setLearningRateTracker(");
            code.append(rate).append(')');
            option(code, sgd.nesterov() ? "setMomentum" : "optMomentum", sgd.momentum(), 0);
        } else if (training.optimizer() instanceof Adam adam) {
            code.append("adam().optLearningRateTracker(").append(rate).append(')');
            betas(code, adam.beta1(), adam.beta2());
        } else if (training.optimizer() instanceof Adamw adamw) {
            code.append("adamW().optLearningRateTracker(").append(rate).append(')');
            betas(code, adamw.beta1(), adamw.beta2());
            code.append(".optWeightDecays(").append(number(adamw.weightDecay())).append(')');
        } else {
            Rmsprop rmsprop = (Rmsprop) training.optimizer();
            code.append("rmsprop().optLearningRateTracker(").append(rate).append(')');
            option(code, "optRho", rmsprop.alpha(), 0.9);
            // DJL heeds the momentum of the centred one alone.
            option(code, "optCentered(true).optMomentum", rmsprop.momentum(), 0);
        }
        if (!(training.optimizer() instanceof Adamw)) {
            option(code, "optWeightDecays", training.l2(), 0);
        }
        if (training.clipNorm() == null && training.clipValue() != null) {
            option(code, "optClipGrad", training.clipValue(), -1);
        }
        return code + ".build()";
    }

    private static void betas(StringBuilder code, double beta1, double beta2) {
        option(code, "optBeta1", beta1, 0.9);
        option(code, "optBeta2", beta2, 0.999);
    }

    private static void option(StringBuilder code, String name, double value, double usual) {
        if (value != usual) {
            code.append('.').append(name).append('(').append(number(value)).append(')');
        }
    }

    /** As Java writes a float. */
    public static String number(double value) {
        return NumberLiteral.text(value) + "f";
    }
}

package dev.kasus.torch.training;

import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Optimizer.Adam;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.recipe.training.Training;
import dev.kasus.torch.network.Norms;
import dev.kasus.torch.network.ParameterStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Turns gradients into updates: clips the loss's gradient by value, then by norm; adds the gradients of L1 and L2; and follows
 * the recipe's optimiser, whose formulas are PyTorch's. Its tensors belong to the pointer scope that it is made in.
 */
public final class Optimization {
    private final Training training;
    private final Tensor values;
    private final Tensor gradients;
    private final Tensor decayedValues;
    private final Tensor decayedGradients;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private long steps;

    private Optimization(Training training, ParameterStore parameters) {
        this.training = training;
        this.values = parameters.values();
        this.gradients = parameters.gradients();
        this.decayedValues = values.narrow(0, 0, parameters.decayedCount());
        this.decayedGradients = gradients.narrow(0, 0, parameters.decayedCount());
        Optimizer optimizer = training.optimizer();
        if (optimizer instanceof Sgd sgd && sgd.momentum() > 0) {
            remember("velocity");
        } else if (optimizer instanceof Adam || optimizer instanceof Adamw) {
            remember("mean");
            remember("square");
        } else if (optimizer instanceof Rmsprop rmsprop) {
            remember("square");
            if (rmsprop.momentum() > 0) {
                remember("velocity");
            }
        }
    }

    public static Optimization of(Training training, ParameterStore parameters) {
        return new Optimization(training, parameters);
    }

    private void remember(String name) {
        state.put(name, torch.zeros_like(values));
    }

    /** Sets all gradients to zero. */
    void zeroGrad() {
        gradients.zero_();
    }

    /** Updates all parameters from their gradients. */
    public void step(double learningRate) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            steps++;
            clip();
            regularize();
            Optimizer optimizer = training.optimizer();
            if (optimizer instanceof Sgd sgd) {
                sgd(sgd, learningRate);
            } else if (optimizer instanceof Adam adam) {
                adam(learningRate, adam.beta1(), adam.beta2(), adam.epsilon());
            } else if (optimizer instanceof Adamw adamw) {
                decayedValues.mul_(scalar(1 - learningRate * adamw.weightDecay()));
                adam(learningRate, adamw.beta1(), adamw.beta2(), adamw.epsilon());
            } else if (optimizer instanceof Rmsprop rmsprop) {
                rmsprop(rmsprop, learningRate);
            }
        }
    }

    private void clip() {
        Double value = training.clipValue();
        if (value != null) {
            gradients.clamp_(
                    new org.bytedeco.pytorch.ScalarOptional(scalar(-value)),
                    new org.bytedeco.pytorch.ScalarOptional(scalar(value)));
        }
        Double largest = training.clipNorm();
        if (largest != null) {
            double norm = Norms.of(gradients);
            if (norm > largest) {
                gradients.mul_(scalar(largest / (norm + 1e-6)));
            }
        }
    }

    private void regularize() {
        if (training.l1() > 0) {
            decayedGradients.add_(decayedValues.sign(), scalar(training.l1()));
        }
        if (training.l2() > 0) {
            decayedGradients.add_(decayedValues, scalar(training.l2()));
        }
    }

    private void sgd(Sgd sgd, double learningRate) {
        Tensor direction = gradients;
        if (sgd.momentum() > 0) {
            Tensor velocity = state("velocity").mul_(scalar(sgd.momentum())).add_(gradients);
            direction = sgd.nesterov() ? gradients.add(velocity, scalar(sgd.momentum())) : velocity;
        }
        values.add_(direction, scalar(-learningRate));
    }

    private void adam(double learningRate, double beta1, double beta2, double epsilon) {
        Tensor mean = state("mean").lerp_(gradients, scalar(1 - beta1));
        Tensor square = state("square").mul_(scalar(beta2)).addcmul_(gradients, gradients, scalar(1 - beta2));
        Tensor root = square.sqrt()
                .div_(scalar(Math.sqrt(1 - Math.pow(beta2, steps))))
                .add_(scalar(epsilon));
        values.addcdiv_(mean, root, scalar(-learningRate / (1 - Math.pow(beta1, steps))));
    }

    private void rmsprop(Rmsprop rmsprop, double learningRate) {
        Tensor square = state("square")
                .mul_(scalar(rmsprop.alpha()))
                .addcmul_(gradients, gradients, scalar(1 - rmsprop.alpha()));
        Tensor root = square.sqrt().add_(scalar(rmsprop.epsilon()));
        if (rmsprop.momentum() > 0) {
            Tensor velocity = state("velocity").mul_(scalar(rmsprop.momentum())).addcdiv_(gradients, root);
            values.add_(velocity, scalar(-learningRate));
        } else {
            values.addcdiv_(gradients, root, scalar(-learningRate));
        }
    }

    private Tensor state(String name) {
        return java.util.Objects.requireNonNull(state.get(name));
    }

    /** A factor for 32-bit numbers; one beyond their range is infinite, as it would be if they multiplied it themselves. */
    private static Scalar scalar(double value) {
        return new Scalar(Math.abs(value) > Float.MAX_VALUE ? Math.copySign(Double.POSITIVE_INFINITY, value) : value);
    }

    /** The state of the optimiser; changing the tensors changes it. */
    Map<String, Tensor> state() {
        return state;
    }

    /** Goes on after so many steps. */
    void restoreStep(long step) {
        steps = step;
    }
}

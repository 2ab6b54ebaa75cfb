package dev.kasus.torch.network;

import static org.bytedeco.pytorch.global.torch.make_generator_cpu;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.model.HiddenLayer;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.torch.network.RunningStatistics.Moments;
import java.util.Collection;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Gives dead units of a network a new beginning (arXiv 2302.12902): their incoming weights are drawn anew, their bias is 0 and what a norm
 * knows of them is forgotten; their outgoing weights are 0, so that the network's answers stay as they are until the units have learnt something.
 *
 * <p>Two things the paper does not speak of. The bias is 0 whatever it began with: a beginning that killed the unit would kill it again. And where all
 * units that lead to one of the next layer are dead, its weights are drawn anew instead of set to 0. With zeros it would answer with its bias on every image: a ReLU
 * at or below 0, which passes no gradient back, so the whole layer would stay dead. There are no answers to keep either, since the layer said nothing.
 */
public final class UnitRecycler {
    private final Recipe recipe;
    private final Network network;
    private final Collection<Tensor> memories;

    /** @param memories of an optimiser, laid out as the row of parameters is; what they hold of recycled weights is set to 0 */
    public UnitRecycler(Recipe recipe, Network network, Collection<Tensor> memories) {
        this.recipe = recipe;
        this.network = network;
        this.memories = memories;
    }

    /**
     * Recycles the dead units of a layer.
     *
     * @param dead whether each unit is
     * @param index of the stream that weights are drawn from
     */
    public void recycle(HiddenLayer layer, boolean[] dead, long index) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor incoming = fresh(layer.incoming(), "incoming", index);
            Tensor outgoing = fresh(layer.outgoing(), "outgoing", index);
            for (int unit = 0; unit < dead.length; unit++) {
                if (dead[unit]) {
                    incoming(layer.incoming(), incoming, unit);
                    layer.norms().forEach(forgotten(unit));
                    outgoing(layer.outgoing(), outgoing, dead, unit);
                }
            }
        }
    }

    private void incoming(Weighted layer, Tensor fresh, int unit) {
        String weight = layer.name() + ".weight";
        value(weight).select(0, unit).copy_(fresh.select(0, unit));
        memories.forEach(memory -> in(memory, weight).select(0, unit).zero_());
        if (layer.bias()) {
            set(layer.name() + ".bias", unit, 0);
        }
    }

    private Consumer<Norm> forgotten(int unit) {
        return norm -> {
            set(norm.name() + ".weight", unit, 1);
            set(norm.name() + ".bias", unit, 0);
            if (norm instanceof Layer.BatchNorm) {
                Moments moments = network.statistics().of(norm.name());
                moments.mean().select(0, unit).zero_();
                moments.variance().select(0, unit).fill_(new Scalar(1.0));
            }
        };
    }

    /** The weights from a unit to each of the next layer; behind a flattening a unit has as many columns as positions. */
    private void outgoing(Weighted layer, Tensor fresh, boolean[] dead, int unit) {
        String weight = layer.name() + ".weight";
        int groups = layer instanceof Conv conv ? conv.groups() : 1;
        int unitsPerGroup = dead.length / groups;
        int group = unit / unitsPerGroup;
        long rows = fresh.size(0) / groups;
        long columns = fresh.size(1) / unitsPerGroup;
        boolean alone = true;
        for (int i = group * unitsPerGroup; i < (group + 1) * unitsPerGroup; i++) {
            alone &= dead[i];
        }
        Tensor drawn = part(fresh, group * rows, rows, unit % unitsPerGroup * columns, columns);
        Tensor target = part(value(weight), group * rows, rows, unit % unitsPerGroup * columns, columns);
        if (alone) {
            target.copy_(drawn);
        } else {
            target.zero_();
        }
        memories.forEach(memory -> part(in(memory, weight), group * rows, rows, unit % unitsPerGroup * columns, columns)
                .zero_());
    }

    private static Tensor part(Tensor weight, long row, long rows, long column, long columns) {
        return weight.narrow(0, row, rows).narrow(1, column, columns);
    }

    private void set(String parameter, int unit, double value) {
        value(parameter).select(0, unit).fill_(new Scalar(value));
        memories.forEach(memory -> in(memory, parameter).select(0, unit).zero_());
    }

    private Tensor value(String parameter) {
        return network.parameters().get(parameter);
    }

    private Tensor in(Tensor memory, String parameter) {
        return network.parameters().shaped(memory, parameter);
    }

    /** All weights of a layer drawn as before the training, but from another stream. */
    private Tensor fresh(Weighted layer, String purpose, long index) {
        Init init = layer.init() == null ? recipe.model().init() : layer.init();
        Tensor weights = torch.empty_like(value(layer.name() + ".weight"));
        long seed = Seeds.derive(recipe.seed(), "recycled " + purpose + " weights of " + layer.name(), index);
        Initializer.fill(weights, init, make_generator_cpu(seed));
        return weights;
    }
}

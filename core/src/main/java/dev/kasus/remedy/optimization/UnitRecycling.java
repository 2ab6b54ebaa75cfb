package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.HiddenLayer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Gives dead units new incoming weights before every epoch. */
public final class UnitRecycling implements Remedy {
    private static final List<String> KERAS = """
            def recycle_dead_units(incoming, activation, outgoing, images):  # of one hidden layer
                seen = keras.Model(model.inputs, activation.output).predict(images, verbose=0)
                dead = seen.max(axis=tuple(range(seen.ndim - 1))) <= 0
                weight, *bias = incoming.get_weights()
                fresh = keras.ops.convert_to_numpy(keras.initializers.HeNormal()(weight.shape))
                incoming.set_weights([np.where(dead, fresh, weight)] + [np.where(dead, 0, it) for it in bias])
                weight, *bias = outgoing.get_weights()
                fresh = keras.ops.convert_to_numpy(keras.initializers.HeNormal()(weight.shape))
                inputs = np.resize(dead, weight.shape[-2])[:, None]  # behind Flatten a unit has several
                outgoing.set_weights([np.where(inputs, fresh if dead.all() else 0, weight)] + bias)
            class Recycling(keras.callbacks.Callback):
                def on_epoch_begin(self, epoch, logs=None):
                    for layers in hidden:  # (convolution, ReLU, next convolution or Dense) of each, first to last
                        recycle_dead_units(*layers, training_images[:512])
            model.fit(training_set, callbacks=[Recycling()])  # without the optimizer's moments, which the recipe sets to 0
            """.lines().toList();

    private static final List<String> PYTORCH = """
            @torch.no_grad()
            def recycle_dead_units(incoming, activation, outgoing, images):  # of one hidden layer
                seen = []
                hook = activation.register_forward_hook(lambda module, x, y: seen.append(y))
                model.eval()(images)
                hook.remove()
                dead = seen[0].transpose(0, 1).flatten(1).amax(1) <= 0
                inputs = dead.repeat_interleave(outgoing.weight.shape[1] // len(dead))  # behind Flatten a unit has several
                fresh = nn.init.kaiming_normal_(torch.empty_like(incoming.weight), nonlinearity="relu")
                incoming.weight[dead] = fresh[dead]
                fresh = nn.init.kaiming_normal_(torch.empty_like(outgoing.weight), nonlinearity="relu")
                outgoing.weight[:, inputs] = fresh[:, inputs] if dead.all() else 0
                recycled = [(incoming.weight, dead), (outgoing.weight, (slice(None), inputs))]
                if incoming.bias is not None:
                    incoming.bias[dead] = 0
                    recycled.append((incoming.bias, dead))
                for weight, where in recycled:
                    for moment in optimizer.state[weight].values():
                        if torch.is_tensor(moment) and moment.shape == weight.shape:
                            moment[where] = 0
            for layers in hidden:  # before each epoch: (convolution, ReLU, next convolution or Linear) of each, first to last
                recycle_dead_units(*layers, training_images[:512])
            """.lines().toList();

    private static final List<String> DJL = """
            class Recycling {  // before each epoch, of each hidden layer, first to last
                void recycle(Block incoming, Block outgoing, NDArray seen) {  // seen: the output of its ReLU on some hundred training images
                    NDArray dead = seen.max(seen.getShape().dimension() == 4 ? new int[] {0, 2, 3} : new int[] {0}).lte(0).toType(DataType.FLOAT32, false);
                    NDArray weight = incoming.getDirectParameters().get("weight").getArray();
                    renew(weight, dead.reshape(weight.getShape().dimension() == 4 ? new Shape(-1, 1, 1, 1) : new Shape(-1, 1)), true);
                    if (incoming.getDirectParameters().contains("bias")) renew(incoming.getDirectParameters().get("bias").getArray(), dead, false);
                    weight = outgoing.getDirectParameters().get("weight").getArray();
                    NDArray inputs = dead.repeat(weight.getShape().get(1) / dead.size());  // behind a flattening a unit has several
                    boolean all = dead.min().getFloat() > 0;
                    renew(weight, inputs.reshape(weight.getShape().dimension() == 4 ? new Shape(1, -1, 1, 1) : new Shape(1, -1)), all);
                }
                void renew(NDArray values, NDArray where, boolean drawn) {  // without the moments of the optimizer, which the recipe sets to 0
                    values.muli(where.neg().add(1));
                    float std = (float) Math.sqrt(2.0 * values.getShape().get(0) / values.size());
                    if (drawn) values.addi(values.getManager().randomNormal(0f, std, values.getShape(), DataType.FLOAT32).mul(where));
                }
            }
            """.lines().toList();

    @Override
    public String id() {
        return "dead-unit-recycling";
    }

    @Override
    public String title() {
        return "Dead-unit recycling";
    }

    @Override
    public String about() {
        return "Before each epoch, units that are 0 on every sampled training image get new incoming weights, a bias of 0, "
                + "and outgoing weights of 0.";
    }

    /** Empty where no unit can die, or dead ones are recycled already. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        if (recipe.training().recycleDeadUnits() != null
                || HiddenLayer.of(recipe.model()).isEmpty()) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                "before each epoch",
                new Edit.Set("training.recycle-dead-units", Tree.scalar(1L)),
                new Code(KERAS, PYTORCH, DJL));
    }
}

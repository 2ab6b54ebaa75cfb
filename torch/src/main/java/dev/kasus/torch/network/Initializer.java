package dev.kasus.torch.network;

import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Init.Constant;
import dev.kasus.recipe.model.Init.GlorotNormal;
import dev.kasus.recipe.model.Init.GlorotUniform;
import dev.kasus.recipe.model.Init.HeNormal;
import dev.kasus.recipe.model.Init.HeUniform;
import dev.kasus.recipe.model.Init.LecunNormal;
import dev.kasus.recipe.model.Init.LecunUniform;
import dev.kasus.recipe.model.Init.Normal;
import dev.kasus.recipe.model.Init.Orthogonal;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Draws the weights of one layer; {@link Init} has the formulas. */
final class Initializer {
    private final Tensor weight;
    private final GeneratorOptional generator;
    private final double fanIn;
    private final double fanOut;

    private Initializer(Tensor weight, Generator generator) {
        this.weight = weight;
        this.generator = new GeneratorOptional(generator);
        double outputs = weight.size(0);
        double field = weight.dim() == 4 ? weight.size(2) * weight.size(3) : 1;
        this.fanIn = weight.numel() / outputs;
        this.fanOut = outputs * field;
    }

    /**
     * Fills a weight, in place.
     *
     * @param weight of a convolution, outputs x inputs a group x height x width, or of a dense layer, outputs x inputs
     */
    static void fill(Tensor weight, Init init, Generator generator) {
        new Initializer(weight, generator).fill(init);
    }

    private void fill(Init init) {
        if (init instanceof HeNormal) {
            normal(Math.sqrt(2 / fanIn));
        } else if (init instanceof HeUniform) {
            uniform(Math.sqrt(6 / fanIn));
        } else if (init instanceof GlorotNormal) {
            normal(Math.sqrt(2 / (fanIn + fanOut)));
        } else if (init instanceof GlorotUniform) {
            uniform(Math.sqrt(6 / (fanIn + fanOut)));
        } else if (init instanceof LecunNormal) {
            normal(Math.sqrt(1 / fanIn));
        } else if (init instanceof LecunUniform) {
            uniform(Math.sqrt(3 / fanIn));
        } else if (init instanceof Orthogonal orthogonal) {
            orthogonal(orthogonal.gain());
        } else if (init instanceof Normal normal) {
            normal(normal.std());
        } else {
            weight.fill_(new Scalar(init instanceof Constant constant ? constant.value() : 0.0));
        }
    }

    private void normal(double std) {
        weight.normal_(0, std, generator);
    }

    private void uniform(double bound) {
        weight.uniform_(-bound, bound, generator);
    }

    /** The orthogonal factor of a Gaussian matrix, with signs that make it uniformly distributed (Mezzadri, 2007). */
    private void orthogonal(double gain) {
        long rows = weight.size(0);
        long columns = weight.numel() / rows;
        boolean wide = rows < columns;
        Tensor gaussian =
                torch.empty(Math.max(rows, columns), Math.min(rows, columns)).normal_(0, 1, generator);
        T_TensorTensor_T factors = torch.linalg_qr(gaussian);
        Tensor q = factors.get0().mul(factors.get1().diagonal().sign());
        weight.copy_((wide ? q.t() : q).reshape(weight.sizes()).mul(new Scalar(gain)));
    }
}

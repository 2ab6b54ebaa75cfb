package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;

/** Detects batches that are too small for batch norm. */
final class BatchNormSmallBatch extends NormCause {
    /** In arXiv 1803.08494 batch norm becomes worse than group norm from 8 images downwards, and much worse at 4 and 2. */
    private static final int SMALL = 8;
    /** With large enough batches, batch statistics cost little compared with running statistics. */
    private static final double NOISY = 0.05;

    /** Statistics of so few images are noise in any net. */
    private static final int VERY_SMALL = 4;

    /** For somewhat small batches if the training images are learnt anyway: the gap then has other causes as well. */
    private static final double MILD_SEVERITY = 0.5;

    private static final double LEAST_SEVERITY = 0.85;
    private static final double MOST_SEVERITY = 0.97;

    @Override
    public String id() {
        return "batch-norm-small-batch";
    }

    @Override
    public String title() {
        return "Batch norm with small batches";
    }

    @Override
    public String about() {
        return "Batches are so small that their batch-norm statistics are mostly noise. The net trains with noisy "
                + "statistics and validates with running averages that match no batch (arXiv 1803.08494).";
    }

    @Override
    Opinion judge(Recording recording, Recipe recipe, NormComparison accuracy) {
        int batch = recipe.training().batchSize();
        double best = Math.max(accuracy.running(), accuracy.reestimated());
        double noise = best - accuracy.batch();
        Evidence seen = new Evidence(
                Signals.ACCURACY_BATCH_STATISTICS.tag(),
                Math.max(0, accuracy.fromStep()),
                accuracy.toStep(),
                noise,
                NOISY,
                "Batches have " + batch + " images. " + accuracy.words() + ".");
        TrainingSkill fit = TrainingSkill.of(recording);
        double wanted = batch < SMALL ? TrainingSkill.GOOD : LearningCause.LEARNT;
        boolean suffers = noise >= NOISY || fit.skill() < wanted;
        // Weights that do well with re-estimated statistics were not harmed by noisy ones.
        boolean learnt = ChanceLevel.of(recording).skill(accuracy.reestimated()) >= TrainingSkill.GOOD;
        if (batch > SMALL || !suffers || learnt) {
            return absent(seen);
        }
        List<String> norms = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.BatchNorm)
                .map(Layer::name)
                .toList();
        double severity = batch > VERY_SMALL && fit.isGood()
                ? MILD_SEVERITY
                : LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(SMALL - batch, 0, SMALL - 2);
        return present(severity, norms, accuracy, seen);
    }
}

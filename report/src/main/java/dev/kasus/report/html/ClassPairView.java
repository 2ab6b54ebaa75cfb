package dev.kasus.report.html;

import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A class and its most confused class, with pictures of both.
 *
 * @param name of the class
 * @param mostConfused name of the other
 * @param sentence the pairwise AUC in words
 * @param own picture of images of the class, as a data URI
 * @param others picture of images of the other, as a data URI
 * @param width of a picture in pixels
 */
record ClassPairView(String name, String mostConfused, String sentence, String own, String others, int width) {
    private static final int MOST = 6;
    /** Of the side of a page. */
    private static final int WIDEST = 384;

    /** The pairs with recorded pictures, the worst separated first, each pair once. */
    static List<ClassPairView> of(Recording recording) {
        List<UnlearnedClass> standings = recording.provenance().map(Provenance::classes).orElse(List.of()).stream()
                .flatMap(name -> UnlearnedClass.standing(recording, name).stream())
                .sorted(Comparator.comparingDouble(UnlearnedClass::pairwiseAuc))
                .toList();
        List<ClassPairView> views = new ArrayList<>();
        Set<Set<String>> shown = new HashSet<>();
        for (UnlearnedClass it : standings) {
            Image own = recording.image(Signals.CLASS_EXAMPLES, it.name()).orElse(null);
            Image others =
                    recording.image(Signals.CLASS_EXAMPLES, it.mostConfused()).orElse(null);
            if (views.size() < MOST
                    && own != null
                    && others != null
                    && shown.add(Set.of(it.name(), it.mostConfused()))) {
                views.add(new ClassPairView(
                        it.name(),
                        it.mostConfused(),
                        sentence(recording, it),
                        uri(own),
                        uri(others),
                        Math.min(WIDEST, 2 * own.width())));
            }
        }
        return views;
    }

    private static String sentence(Recording recording, UnlearnedClass it) {
        double neighbours =
                recording.series(Signals.CLASS_KNN_IMPURITY, it.name()).last();
        double trained = recording
                .series(Signals.CLASS_EVAL_MODE_TRAIN_PAIRWISE_AUC, it.name())
                .last();
        return "AUC against " + it.mostConfusedWords()
                + (Double.isNaN(trained) ? "." : String.format(Locale.ROOT, "; on training images %.2f.", trained))
                + (Double.isNaN(neighbours)
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " In the features of the net, %.0f %% of the nearest neighbours of the first class "
                                        + "belong to the second; 50 %% means fully mixed.",
                                100 * neighbours));
    }

    private static String uri(Image image) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(image.png());
    }
}

package dev.kasus.run;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** All the signals of a run, with its recipe and provenance where they are known. Immutable; recordings of other tools have no recipe. */
public final class Recording {
    /** More than any training has. */
    private static final int MOST_EPOCHS = 100_000_000;

    private final @Nullable Recipe recipe;
    private final @Nullable Provenance provenance;
    private final @Nullable LogOrigin origin;
    private final Set<RecipePart> unknown;
    private final SortedMap<String, Series> scalars;
    private final SortedMap<String, List<Matrix>> matrices;
    private final SortedMap<String, Image> images;

    private Recording(
            @Nullable Recipe recipe,
            @Nullable Provenance provenance,
            @Nullable LogOrigin origin,
            Set<RecipePart> unknown,
            SortedMap<String, Series> scalars,
            SortedMap<String, List<Matrix>> matrices,
            SortedMap<String, Image> images) {
        this.recipe = recipe;
        this.provenance = provenance;
        this.origin = origin;
        this.unknown = unknown;
        this.scalars = scalars;
        this.matrices = matrices;
        this.images = images;
    }

    /** The same signals under another recipe, such as the recipe with other threads. */
    public Recording with(Recipe other) {
        return new Recording(other, provenance, origin, unknown, scalars, matrices, images);
    }

    /** The same signals under another recipe, of which other parts are not known. */
    @API(status = API.Status.INTERNAL)
    public Recording with(Recipe other, Set<RecipePart> parts) {
        return new Recording(other, provenance, origin, Set.copyOf(parts), scalars, matrices, images);
    }

    /** What was trained, if it is known. */
    public Optional<Recipe> recipe() {
        return Optional.ofNullable(recipe);
    }

    /** Where the run comes from, if it is known. */
    public Optional<Provenance> provenance() {
        return Optional.ofNullable(provenance);
    }

    /** The tool that wrote the log, if that was not Kasus. */
    public Optional<LogOrigin> origin() {
        return Optional.ofNullable(origin);
    }

    /** The parts of the recipe that are not known: of a training that Kasus only watched, they stand there as a default. */
    @API(status = API.Status.INTERNAL)
    public Set<RecipePart> unknown() {
        return unknown;
    }

    /** The recipe, if Kasus can train it: not that of a training which it only watched. */
    @API(status = API.Status.INTERNAL)
    public Optional<Recipe> trainable() {
        return origin == null ? recipe() : Optional.empty();
    }

    /** Every tag of a scalar signal, sorted. */
    public List<String> tags() {
        return List.copyOf(scalars.keySet());
    }

    /** The values under a tag; empty if there are none. */
    public Series series(String tag) {
        return scalars.getOrDefault(tag, Series.EMPTY);
    }

    /** The values of a signal of the whole run; empty if there are none. */
    public Series series(Signal signal) {
        return series(signal.tag());
    }

    /** The values of a signal of one layer or class; empty if there are none. */
    public Series series(Signal signal, String subject) {
        return series(signal.of(subject));
    }

    /** The layers or classes that a signal was recorded for: layers in the order of the recipe where it is known, else sorted. */
    public List<String> subjects(Signal signal) {
        Set<String> found = new LinkedHashSet<>();
        for (String tag : scalars.keySet()) {
            String subject = signal.subjectOf(tag);
            if (subject != null) {
                found.add(subject);
            }
        }
        Set<String> ordered = new LinkedHashSet<>();
        if (recipe != null) {
            recipe.model().allLayers().stream()
                    .map(Layer::name)
                    .filter(found::contains)
                    .forEach(ordered::add);
        }
        ordered.addAll(found);
        return List.copyOf(ordered);
    }

    /** The matrices under a signal, in order of steps. */
    public List<Matrix> matrices(Signal signal) {
        return matrices.getOrDefault(signal.tag(), List.of());
    }

    /** Records all matrices and pictures anew. */
    public void copyMatricesAndImages(Recorder to) {
        matrices.forEach((tag, list) -> list.forEach(matrix -> to.matrix(tag, matrix)));
        images.forEach(to::image);
    }

    /** Whether a confusion matrix is square and has the classes of the run. */
    public boolean isOfItsClasses(Matrix confusion) {
        return fits(confusion, provenance);
    }

    private static boolean fits(Matrix confusion, @Nullable Provenance provenance) {
        return confusion.rows() == confusion.columns()
                && confusion.rows() > 0
                && (provenance == null
                        || confusion.rows() == provenance.classes().size());
    }

    /** The newest picture of a signal of one class, if there is one. */
    public Optional<Image> image(Signal signal, String subject) {
        return Optional.ofNullable(images.get(signal.of(subject)));
    }

    /** The epoch, from 1, in which a step lies; 0 if the recording does not say where epochs end. */
    public int epochOf(long step) {
        Series epochs = series(Signals.EPOCH);
        int index = epochs.indexFrom(step);
        if (index < epochs.size()) {
            return epoch(epochs.value(index));
        }
        return epochs.isEmpty() ? 0 : epoch(epochs.last()) + 1;
    }

    /** A number of an epoch; 0 for what is none. */
    private static int epoch(double value) {
        return value >= 0 && value <= MOST_EPOCHS ? (int) value : 0;
    }

    /** Epochs that were completed; 0 if none was or the recording does not say. */
    public int epochs() {
        Series epochs = series(Signals.EPOCH);
        return epochs.isEmpty() ? 0 : epoch(epochs.last());
    }

    /** Collects a recording in memory. */
    public static final class Builder implements Recorder {
        private final Map<String, Series.Builder> scalars = new LinkedHashMap<>();
        private final Map<String, List<Matrix>> matrices = new LinkedHashMap<>();
        private final Map<String, Image> images = new LinkedHashMap<>();
        private @Nullable Recipe recipe;
        private @Nullable Provenance provenance;
        private @Nullable LogOrigin origin;
        private Set<RecipePart> unknown = Set.of();

        /** Sets what was trained. */
        public Builder recipe(@Nullable Recipe value) {
            recipe = value;
            return this;
        }

        /** Sets where the run comes from. */
        public Builder provenance(@Nullable Provenance value) {
            provenance = value;
            return this;
        }

        /** Sets which other tool wrote the log. */
        public Builder origin(@Nullable LogOrigin value) {
            origin = value;
            return this;
        }

        /** Sets which parts of the recipe are not known. */
        @API(status = API.Status.INTERNAL)
        public Builder unknown(Set<RecipePart> value) {
            unknown = Set.copyOf(value);
            return this;
        }

        @Override
        public void scalar(String tag, long step, double value) {
            scalars.computeIfAbsent(tag, name -> new Series.Builder()).add(step, value);
        }

        @Override
        public void matrix(String tag, Matrix matrix) {
            List<Matrix> list = matrices.computeIfAbsent(tag, name -> new ArrayList<>());
            while (!list.isEmpty() && list.get(list.size() - 1).step() >= matrix.step()) {
                list.remove(list.size() - 1);
            }
            list.add(matrix);
        }

        /** Only the newest of a tag is kept. */
        @Override
        public void image(String tag, Image image) {
            images.put(tag, image);
        }

        /** Forgets everything at or after a step, as a resumed run does. */
        public Builder dropFrom(long step) {
            scalars.values().forEach(series -> series.dropFrom(step));
            matrices.values().forEach(list -> list.removeIf(matrix -> matrix.step() >= step));
            images.values().removeIf(image -> image.step() >= step);
            return this;
        }

        /** The recording so far, without confusion matrices that are none of its classes. */
        public Recording build() {
            SortedMap<String, Series> series = new TreeMap<>();
            scalars.forEach((tag, values) -> series.put(tag, values.build()));
            SortedMap<String, List<Matrix>> copies = new TreeMap<>();
            matrices.forEach((tag, list) -> copies.put(
                    tag,
                    list.stream()
                            .filter(matrix -> !tag.equals(Signals.CONFUSION.tag()) || fits(matrix, provenance))
                            .toList()));
            return new Recording(recipe, provenance, origin, unknown, series, copies, new TreeMap<>(images));
        }
    }
}

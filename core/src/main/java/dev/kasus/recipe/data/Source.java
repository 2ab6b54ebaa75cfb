package dev.kasus.recipe.data;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where images come from. Relative paths are read from the folder of the recipe. */
public sealed interface Source {

    /**
     * The built-in procedural fish. Conditions are layered, later ones winning key by key: the defaults, {@code all},
     * {@code validation} (validation images only), {@code classes}, {@code validation-classes} (validation images only). Counts
     * are the exception: {@code all} and {@code classes} count training images, {@code validation} and
     * {@code validation-classes} those of validation, {@value #VALIDATION_COUNT} of each class where they say nothing. So a class
     * that is made rare in training is still validated on as many images as the others.
     *
     * @param seed of the drawing; the same seed draws the same images
     * @param species names of the species to draw, in class order; empty for all of them
     * @param all conditions of every image
     * @param validation conditions of validation images
     * @param classes conditions of single species
     * @param validationClasses conditions of single species in validation
     */
    record Reef(
            @Default("0") long seed,
            @Default("[]") List<String> species,
            @Default("{}") Conditions all,
            @Default("{}") Conditions validation,
            @Default("{}") Map<String, Conditions> classes,
            @Default("{}") Map<String, Conditions> validationClasses)
            implements Source {
        /** Validation images of each class where a recipe does not say. */
        public static final int VALIDATION_COUNT = 60;

        /** Copies the collections; refuses conditions that contradict those of a layer below. */
        public Reef {
            species = List.copyOf(species);
            classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
            validationClasses = Collections.unmodifiableMap(new LinkedHashMap<>(validationClasses));
            Set<String> named = new LinkedHashSet<>(classes.keySet());
            named.addAll(validationClasses.keySet());
            named.add("");
            for (String name : named) {
                conditions(all, validation, classes, validationClasses, name, false);
                conditions(all, validation, classes, validationClasses, name, true);
            }
        }

        /** What holds for the images of a species; every condition is there. */
        public Conditions conditions(String name, boolean validating) {
            return conditions(all, validation, classes, validationClasses, name, validating);
        }

        private static Conditions conditions(
                Conditions all,
                Conditions validation,
                Map<String, Conditions> classes,
                Map<String, Conditions> validationClasses,
                String name,
                boolean validating) {
            Conditions below = all.over(Conditions.DEFAULTS);
            Conditions single = classes.getOrDefault(name, Conditions.NONE);
            if (!validating) {
                return single.over(below);
            }
            Conditions top = validationClasses.getOrDefault(name, Conditions.NONE);
            Integer count = top.over(validation).count();
            return top.over(single).over(validation).over(below).withCount(count == null ? VALIDATION_COUNT : count);
        }
    }

    /**
     * A folder of pictures: one folder a class; or {@code train} and {@code val} with one folder a class in each; or an
     * index file (CSV) that names picture, label and, if there is one, group and split.
     *
     * @param path the folder
     * @param index the CSV file inside the folder; without it, folders are classes
     * @param pathColumn its column with the picture's path, relative to the folder
     * @param labelColumn its column with the class; empty where the picture's folder names it
     * @param groupColumn its column with the group; needed to split by group
     * @param splitColumn its column with {@code train} or {@code val}; needed for a given split
     * @param groupPattern without a group column: a regular expression on the picture's path whose first group is the group
     * @param largestClasses keep only so many classes, those with the most pictures; 0 keeps all
     * @param broken what to do with a file that is not a picture
     * @param maxMegapixels a picture that claims more is treated as broken, unread
     * @param corrections a reviewed CSV file with the columns path and label: pictures that it names get that label, those without one are left out
     */
    record Folder(
            String path,
            @Nullable String index,
            @Default("path") String pathColumn,
            @Default("label") String labelColumn,
            @Nullable String groupColumn,
            @Nullable String splitColumn,
            @Nullable String groupPattern,
            @Default("0") @Range(min = 0) int largestClasses,
            @Default("skip") Broken broken,

            @Default("100") @Range(min = 0, minIncluded = false)
            double maxMegapixels,

            @Nullable String corrections)
            implements Source {
        /** A folder whose labels are right as they are. */
        public Folder(
                String path,
                @Nullable String index,
                String pathColumn,
                String labelColumn,
                @Nullable String groupColumn,
                @Nullable String splitColumn,
                @Nullable String groupPattern,
                int largestClasses,
                Broken broken,
                double maxMegapixels) {
            this(
                    path,
                    index,
                    pathColumn,
                    labelColumn,
                    groupColumn,
                    splitColumn,
                    groupPattern,
                    largestClasses,
                    broken,
                    maxMegapixels,
                    null);
        }
    }

    /** What to do with a file that is not a picture. */
    enum Broken {
        /** Name it, count it and go on without it. */
        SKIP,
        /** Name it and refuse the data set. */
        REFUSE
    }

    /**
     * IDX files such as MNIST's and Fashion-MNIST's, plain or {@code .gz}; grey.
     *
     * @param path the folder with {@code train-images-idx3-ubyte} and its three companions
     */
    record Idx(String path) implements Source {}

    /**
     * CIFAR binary files.
     *
     * @param path the folder with {@code data_batch_1.bin} to {@code 5} and {@code test_batch.bin}, or {@code train.bin} and {@code test.bin}
     */
    record Cifar(String path) implements Source {}
}

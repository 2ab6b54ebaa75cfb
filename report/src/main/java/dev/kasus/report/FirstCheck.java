package dev.kasus.report;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to look at first for a finding that no change of the network mends.
 *
 * @param title in a few words
 * @param reading what the outcome says
 * @param code the lines to run
 */
record FirstCheck(String title, String reading, Code code) {
    private static final Map<String, FirstCheck> OF = Map.of(
            "validation-mismatch",
            new FirstCheck(
                    "Validation code on training images",
                    "If training images do as badly there, preprocessing or mode of validation is wrong; if they do well, "
                            + "images, labels or class order of the validation split are.",
                    new Code(
                            List.of(
                                    "model.evaluate(train_images.map(preprocess_as_in_validation))",
                                    "print(train_images.class_names == validation_images.class_names)  # before map"),
                            List.of(
                                    "probe = copy.copy(train_set)  # training images,",
                                    "probe.transform = validation_set.transform  # as validation sees them",
                                    "print(evaluate(model.eval(), DataLoader(probe, batch_size=256)))",
                                    "print(train_set.class_to_idx == validation_set.class_to_idx)"),
                            List.of())));

    static Optional<FirstCheck> of(Finding finding) {
        return Optional.ofNullable(OF.get(finding.id()));
    }
}

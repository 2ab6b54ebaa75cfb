package dev.kasus.nets.lint.size;

import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.ImageFacts;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Far more parameters than the images can determine. */
public final class TooManyParameters implements Lint {
    /** ImageNet has 1.28 million images: VGG-16 has 108 parameters for each, ResNet-50 20. */
    private static final long PER_IMAGE = 1000;

    private static final Advice ADVICE = Advice.of(
            "Begin with weights that were trained on many images, take a smaller network, collect more pictures, or vary those that there are.");

    @Override
    public String id() {
        return "too-many-parameters";
    }

    @Override
    public String title() {
        return "More parameters than images can hold";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        long images = subject.images().map(ImageFacts::images).orElse(0L);
        long parameters = subject.network().trained();
        return images == 0 || parameters < PER_IMAGE * images
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.HINT,
                        List.of(),
                        String.format(
                                Locale.ROOT,
                                "%,d parameters for %,d images, %,d for each: trained from the start it learns them by heart.",
                                parameters,
                                images,
                                parameters / images),
                        ADVICE));
    }
}

package dev.kasus.app.command;

import dev.kasus.run.FormerNames;
import dev.kasus.trial.Metric;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The metrics of a trial as the shell writes them: {@code validation-accuracy}, {@code auc:CLASS}. */
final class TrialMetrics extends ArrayList<String> implements ITypeConverter<Metric> {
    private static final long serialVersionUID = 1L;
    private static final List<Metric> METRICS =
            List.of(Metric.VALIDATION_ACCURACY, Metric.EVAL_MODE_TRAIN_ACCURACY, Metric.EVAL_MODE_TRAIN_LOSS);

    private static final String AUC = "auc:";
    private static final String OTHERS = "other-classes-auc:";

    TrialMetrics() {
        super(METRICS.stream().map(TrialMetrics::name).toList());
        add(AUC + "CLASS");
        add(OTHERS + "CLASS");
    }

    private static String name(Metric metric) {
        return metric.title().replace(' ', '-');
    }

    @Override
    public Metric convert(String given) {
        int colon = given.indexOf(':');
        String value = colon < 0 ? given : FormerNames.id(given.substring(0, colon)) + given.substring(colon);
        if (value.startsWith(AUC) && value.length() > AUC.length()) {
            return Metric.auc(value.substring(AUC.length()));
        }
        if (value.startsWith(OTHERS) && value.length() > OTHERS.length()) {
            return Metric.otherClassesAuc(value.substring(OTHERS.length()));
        }
        return METRICS.stream()
                .filter(metric -> name(metric).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("\"" + value + "\" is none of " + String.join(", ", this)));
    }
}

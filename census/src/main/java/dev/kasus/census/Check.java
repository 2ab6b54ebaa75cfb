package dev.kasus.census;

import java.util.List;

/** A check of a census for one problem. */
public interface Check {
    /** Its id, such as {@code class-imbalance}. */
    String id();

    /** For people. */
    String title();

    /** The result of the check; never throws, whatever the census is. */
    CheckResult look(Census census);

    /** It was found. */
    default CheckResult found(double severity, String sentence, String advice, List<CheckResult.Exhibit> exhibits) {
        double within = Math.max(0, Math.min(1, severity));
        return new CheckResult(id(), title(), CheckResult.Status.FOUND, within, sentence, advice, exhibits);
    }

    /** It was not found. */
    default CheckResult clear(String sentence) {
        return new CheckResult(id(), title(), CheckResult.Status.CLEAR, 0, sentence, "", List.of());
    }

    /** It could not be checked. */
    default CheckResult unknown(String reason, String advice) {
        return new CheckResult(id(), title(), CheckResult.Status.UNKNOWN, 0, reason, advice, List.of());
    }
}

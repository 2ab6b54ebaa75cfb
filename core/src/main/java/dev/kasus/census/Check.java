package dev.kasus.census;

import java.util.List;

/** Looks for one thing in a census. */
public interface Check {
    /** Its id, such as {@code class-imbalance}. */
    String id();

    /** For people. */
    String title();

    /** What it has to say; never throws, whatever the census is. */
    Remark look(Census census);

    /** It was found. */
    default Remark found(double severity, String sentence, String advice, List<Remark.Exhibit> exhibits) {
        double within = Math.max(0, Math.min(1, severity));
        return new Remark(id(), title(), Remark.Status.FOUND, within, sentence, advice, exhibits);
    }

    /** It was not found. */
    default Remark clear(String sentence) {
        return new Remark(id(), title(), Remark.Status.CLEAR, 0, sentence, "", List.of());
    }

    /** It could not be looked for. */
    default Remark unknown(String reason, String advice) {
        return new Remark(id(), title(), Remark.Status.UNKNOWN, 0, reason, advice, List.of());
    }
}

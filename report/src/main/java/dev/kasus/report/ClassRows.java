package dev.kasus.report;

import dev.kasus.report.CensusReport.ClassLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The classes that a report lists when there are many.
 *
 * @param shown in their order: all classes, or those missing on a side of the split, the smallest and the largest
 * @param rest how many are left out
 */
public record ClassRows(List<ClassLine> shown, int rest) {
    private static final int FEW = 7;

    /** Lists at most {@code most} classes. */
    public static ClassRows of(CensusReport report, int most) {
        List<ClassLine> all = report.classes();
        if (all.size() <= Math.max(FEW, most)) {
            return new ClassRows(all, 0);
        }
        List<ClassLine> chosen = new ArrayList<>(all.stream()
                .filter(line -> report.split() && (line.train() == 0 || line.validation() == 0))
                .limit(most)
                .toList());
        List<ClassLine> others = all.stream()
                .filter(line -> !chosen.contains(line))
                .sorted(Comparator.comparingInt(line -> outward(all.indexOf(line), all.size())))
                .limit((long) most - chosen.size())
                .toList();
        chosen.addAll(others);
        return new ClassRows(all.stream().filter(chosen::contains).toList(), all.size() - chosen.size());
    }

    /** Alternates: the largest, the smallest, the second largest and so on. */
    private static int outward(int place, int count) {
        return Math.min(2 * place, 2 * (count - 1 - place) + 1);
    }
}

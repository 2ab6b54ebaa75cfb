package dev.kasus.report.html;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/** Which signals the findings of some runs rest on. */
final class Citations {
    private final List<Citation> all = new ArrayList<>();

    /**
     * One signal that one finding rests on.
     *
     * @param run whose, from 0
     * @param rank of the finding, from 1
     * @param layers that the finding names
     * @param evidence what was seen
     */
    record Citation(int run, int rank, List<String> layers, Evidence evidence) {}

    private Citations() {}

    /** Those of what is present. */
    static Citations of(List<RunReport> reports) {
        Citations citations = new Citations();
        for (int run = 0; run < reports.size(); run++) {
            List<Finding> present = reports.get(run).diagnosis().present();
            for (int i = 0; i < present.size(); i++) {
                Opinion.Present opinion = (Opinion.Present) present.get(i).opinion();
                for (Evidence evidence : opinion.evidence()) {
                    citations.all.add(new Citation(run, i + 1, opinion.layers(), evidence));
                }
            }
        }
        return citations;
    }

    /** All of a run. */
    List<Citation> ofRun(int run) {
        return all.stream().filter(citation -> citation.run() == run).toList();
    }

    /** Those of a run that rest on a tag. */
    List<Citation> of(int run, String tag) {
        return all.stream()
                .filter(citation ->
                        citation.run() == run && citation.evidence().tag().equals(tag))
                .toList();
    }
}

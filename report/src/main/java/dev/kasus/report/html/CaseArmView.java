package dev.kasus.report.html;

import dev.kasus.report.CaseFigure;
import dev.kasus.report.CaseReport;
import dev.kasus.report.NumberText;
import dev.kasus.report.html.Page.Difference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An arm as the page of its case shows it.
 *
 * @param name of the arm
 * @param anchor of its place in the page
 * @param seeds how many runs it has
 * @param weights of its net
 * @param train accuracy, with its spread
 * @param validation accuracy, with its spread
 * @param start the arm with whose weights it begins; empty for a new initialisation
 * @param lines in which its recipe differs from the healthy one
 */
record CaseArmView(
        String name,
        String anchor,
        String seeds,
        String weights,
        String train,
        String validation,
        String start,
        List<Difference> lines) {
    /** The beginning of each anchor. */
    static final String ID = "arm-";

    static CaseArmView of(CaseReport.ArmLine arm) {
        return new CaseArmView(
                arm.arm(),
                ID + arm.arm(),
                Integer.toString(arm.seeds()),
                NumberText.count(arm.weights()),
                CaseFigure.share(arm.train(), arm.trainSpread()),
                CaseFigure.share(arm.validation(), arm.validationSpread()),
                Objects.requireNonNullElse(arm.weightsOf(), ""),
                arm.diff().stream().map(Difference::of).toList());
    }

    /** The arms that have a place in the page. */
    static Set<String> anchored(CaseReport report) {
        Set<String> arms = new LinkedHashSet<>();
        report.arms().forEach(arm -> arms.add(arm.arm()));
        return arms;
    }
}

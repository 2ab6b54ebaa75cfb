package dev.kasus.report;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.report.CaseReport.ComparisonLine;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What came of the claims of a case, in a sentence, and what is still open. */
public final class CaseVerdict {
    private CaseVerdict() {}

    /** Such as {@code Of 12 claims 3 are supported, 2 are refuted, 5 depend on a condition and 2 are not decided}. */
    public static String headline(CaseReport report) {
        List<ClaimResult> claims = report.claims();
        if (claims.isEmpty()) {
            return "No claim was judged";
        }
        List<String> parts = new ArrayList<>();
        add(parts, claims, Status.SUPPORTED, "is supported", "are supported");
        add(parts, claims, Status.REFUTED, "is refuted", "are refuted");
        add(parts, claims, Status.DEPENDS, "depends on a condition", "depend on a condition");
        add(parts, claims, Status.NOT_TESTED, "is not decided", "are not decided");
        String last = parts.remove(parts.size() - 1);
        return "Of " + Phrase.counted(claims.size(), "claim") + " "
                + (parts.isEmpty() ? last : String.join(", ", parts) + " and " + last);
    }

    private static void add(List<String> parts, List<ClaimResult> claims, Status status, String one, String several) {
        long count = claims.stream().filter(claim -> claim.status() == status).count();
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : several));
        }
    }

    /** The claims in the order of their ids; those beyond the casebook, whose ids end with a plus, are last. */
    public static List<ClaimResult> inOrder(CaseReport report) {
        return report.claims().stream()
                .sorted(Comparator.comparing((ClaimResult claim) -> claim.id().endsWith("+"))
                        .thenComparing(ClaimResult::id))
                .toList();
    }

    /** The status of a claim in lower case, such as {@code not tested}. */
    public static String status(ClaimResult claim) {
        return claim.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What is open of a claim and how many pairs it would take, a sentence for each comparison; none if it is settled. */
    public static List<String> open(CaseReport report, ClaimResult claim) {
        List<ComparisonLine> lines = report.comparisons().stream()
                .filter(line -> line.claim().equals(claim.id()) && line.verdict() == Verdict.NOT_ENOUGH_RUNS)
                .toList();
        if (lines.isEmpty()) {
            return claim.open().stream().map(comparison -> comparison + ".").toList();
        }
        return lines.stream()
                .map(line -> line.arm() + " against " + line.control() + ", " + line.metric() + ": " + needs(line))
                .toList();
    }

    private static String needs(ComparisonLine line) {
        Integer needed = line.needed();
        return needed == null
                ? "no number of pairs in sight that would decide."
                : "about " + Phrase.counted(needed, "pair") + " would decide, " + line.pairs() + " are there.";
    }

    /** The command that goes on until every claim is settled; empty if all are. */
    public static String next(CaseReport report) {
        return report.claims().stream().allMatch(ClaimResult::isSettled)
                ? ""
                : "kasus case " + report.number() + " --until settled";
    }
}

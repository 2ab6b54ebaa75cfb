package dev.kasus.report.html;

import dev.kasus.casebook.story.CaseStory.Picture;
import dev.kasus.report.ArmSignals;
import dev.kasus.report.ArmSignals.Trace;
import dev.kasus.report.NumberText;
import dev.kasus.report.html.CasePicture.Panel;
import dev.kasus.report.html.CasePicture.Strip;
import dev.kasus.report.svg.Cells;
import dev.kasus.report.svg.ColourScale;
import dev.kasus.report.svg.Span;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** Dead units by layer and epoch: a panel an arm, a strip a layer. */
final class DeadUnitStrips {
    private static final int CELLS = 48;
    private static final double PARTS = 1000;
    private static final ColourScale SCALE = new ColourScale(new Span(0, 1, false), true);

    private DeadUnitStrips() {}

    static CasePicture of(Picture picture, List<ArmSignals> arms) {
        List<Panel> panels = new ArrayList<>();
        for (ArmSignals arm : arms) {
            List<Strip> strips = arm.traces(Signals.DEAD_FRACTION).stream()
                    .map(DeadUnitStrips::strip)
                    .toList();
            if (!strips.isEmpty()) {
                panels.add(new Panel(arm.arm(), "", "", strips));
            }
        }
        return new CasePicture(
                picture.title(),
                picture.about(),
                panels,
                List.of(),
                List.of(new CasePicture.Scale(SCALE.legend(), "0 %", "100 % of the units")),
                List.of());
    }

    private static Strip strip(Trace trace) {
        Series series = series(trace);
        Cells cells = Cells.of(series, CELLS, series.lastStep(), false);
        String layer = Signals.DEAD_FRACTION.subjectOf(trace.tag());
        return new Strip(
                layer == null ? trace.tag() : layer,
                SCALE.picture(cells),
                "from " + NumberText.percent(series.value(0)) + " to " + NumberText.percent(series.last()),
                NumberText.percent(series.last()));
    }

    /** Epochs in thousandths as steps; what does not grow is left out. */
    private static Series series(Trace trace) {
        List<Long> steps = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < trace.epochs().size(); i++) {
            long step = Math.round(PARTS * trace.epochs().get(i));
            if (steps.isEmpty() || step > steps.get(steps.size() - 1)) {
                steps.add(step);
                values.add(trace.values().get(i));
            }
        }
        return Series.of(
                steps.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}

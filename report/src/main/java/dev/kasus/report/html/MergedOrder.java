package dev.kasus.report.html;

import java.util.ArrayList;
import java.util.List;

/** Several orders of names as one: what only a later list has stands before what comes next in that list and is known already. */
public final class MergedOrder {
    private MergedOrder() {}

    static List<String> merged(List<List<String>> lists) {
        List<String> merged = new ArrayList<>();
        for (List<String> list : lists) {
            int place = merged.size();
            for (int i = list.size() - 1; i >= 0; i--) {
                int known = merged.indexOf(list.get(i));
                if (known >= 0) {
                    place = known;
                } else {
                    merged.add(place, list.get(i));
                }
            }
        }
        return merged;
    }
}

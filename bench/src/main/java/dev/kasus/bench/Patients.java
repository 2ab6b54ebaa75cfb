package dev.kasus.bench;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses which faults are planted in which nets on which images. */
final class Patients {
    private Patients() {}

    /** Every net on every kind of images. */
    static List<Patient> healthy(Bases bases) {
        List<Patient> all = new ArrayList<>();
        for (String data : bases.data()) {
            for (String net : Bases.NETS) {
                Recipe recipe = bases.recipe(net, data);
                all.add(new Patient("", List.of(), net, data, recipe, recipe));
            }
        }
        return all;
    }

    /** Each fault in so many pairs of a net and a kind of images, beginning with another pair for each fault. */
    static List<Patient> sick(Bases bases, int perFault) {
        List<Patient> all = new ArrayList<>();
        List<Fault> faults = Faults.all();
        for (int f = 0; f < faults.size(); f++) {
            List<Patient> possible = possible(bases, faults.get(f), f);
            all.addAll(possible.subList(0, Math.min(perFault, possible.size())));
        }
        return all;
    }

    /** In diagonal order, so that the first few differ in both. */
    private static List<Patient> possible(Bases bases, Fault fault, int offset) {
        List<Patient> possible = new ArrayList<>();
        List<String> data = bases.data();
        int nets = fault.nets().size();
        for (int round = 0; round < data.size(); round++) {
            for (int i = 0; i < nets; i++) {
                String net = fault.nets().get((i + offset) % nets);
                String kind = data.get((i + round + offset) % data.size());
                Recipe healthy = bases.recipe(net, kind);
                Optional<Edit> edit = fault.edit().apply(healthy);
                edit.ifPresent(it ->
                        possible.add(new Patient(fault.id(), fault.roots(), net, kind, healthy.with(it), healthy)));
            }
        }
        return possible;
    }
}

package dev.kasus.nets.torch;

import dev.kasus.message.BadInput;
import dev.kasus.nets.torch.PickleValue.Elsewhere;
import dev.kasus.nets.torch.PickleValue.Global;
import dev.kasus.nets.torch.PickleValue.Made;
import dev.kasus.nets.torch.PickleValue.None;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the data of a pickle without Python. A pickle is a program; of its instructions only those are followed that put data together.
 * What it wants to call is noted as a name and never called.
 */
final class Pickle {
    /** The largest published models take some ten thousand instructions. */
    private static final int MOST_INSTRUCTIONS = 4_000_000;

    private final PickleBytes in;
    private final List<Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private Pickle(ByteBuffer bytes) {
        in = new PickleBytes(bytes);
    }

    /** The object at the buffer's position, which moves behind it. */
    static Object read(ByteBuffer bytes) {
        try {
            return new Pickle(bytes).run();
        } catch (BufferUnderflowException e) {
            throw new BadInput("its pickle is cut short", "", e);
        } catch (IndexOutOfBoundsException | ClassCastException | NumberFormatException e) {
            throw new BadInput("the instructions of its pickle do not fit each other", "", e);
        }
    }

    private Object run() {
        for (int count = 0; count < MOST_INSTRUCTIONS; count++) {
            int code = in.small();
            if (code == '.') {
                return pop();
            }
            if (!simple(code) && !text(code) && !collection(code)) {
                object(code);
            }
        }
        throw new BadInput("its pickle has more than " + MOST_INSTRUCTIONS + " instructions", "");
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private boolean simple(int code) {
        switch (code) {
            case 0x80 -> in.small();
            case 0x95 -> in.large();
            case 'N' -> push(None.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) in.number());
            case 'K' -> push((long) in.small());
            case 'M' -> push((long) in.medium());
            case 0x8a -> push(in.whole(in.small()));
            case 0x8b -> push(in.whole(in.number()));
            case 'G' -> push(in.real());
            case 'I' -> push(plain(in.line()));
            case 'L' -> push(Long.parseLong(in.line().replace("L", "")));
            case 'F' -> push(Double.parseDouble(in.line()));
            case '0' -> pop();
            case '2' -> push(top());
            case 'q' -> memo.put(in.small(), top());
            case 'r' -> memo.put(in.number(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'p' -> memo.put(Integer.parseInt(in.line()), top());
            case 'h' -> push(remembered(in.small()));
            case 'j' -> push(remembered(in.number()));
            case 'g' -> push(remembered(Integer.parseInt(in.line())));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Object plain(String line) {
        return switch (line) {
            case "01" -> true;
            case "00" -> false;
            default -> Long.parseLong(line);
        };
    }

    private Object remembered(int place) {
        Object value = memo.get(place);
        if (value == null) {
            throw new BadInput("its pickle refers to what it does not hold", "");
        }
        return value;
    }

    private boolean text(int code) {
        switch (code) {
            case 'X' -> push(in.utf8(in.length()));
            case 0x8c, 'U' -> push(in.utf8(in.small()));
            case 0x8d -> push(in.utf8(in.large()));
            case 'T' -> push(in.utf8(in.number()));
            case 'C' -> push(in.bytes(in.small()));
            case 'B' -> push(in.bytes(in.length()));
            case 0x8e, 0x96 -> push(in.bytes(in.large()));
            case 'S', 'V' -> push(in.line().replace("'", ""));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean collection(int code) {
        switch (code) {
            case '(' -> marks.add(stack.size());
            case '1' -> sinceMark();
            case ')' -> push(List.of());
            case 't' -> push(sinceMark());
            case 0x85 -> push(last(1));
            case 0x86 -> push(last(2));
            case 0x87 -> push(last(3));
            case ']', 0x8f -> push(new ArrayList<>());
            case 'l', 0x91 -> push(sinceMark());
            case '}' -> push(new LinkedHashMap<>());
            case 'd' -> {
                List<Object> items = sinceMark();
                Map<Object, Object> map = new LinkedHashMap<>();
                put(map, items);
                push(map);
            }
            case 'a' -> append(last(1));
            case 'e', 0x90 -> append(sinceMark());
            case 's' -> {
                List<Object> item = last(2);
                put(top(), item);
            }
            case 'u' -> {
                List<Object> items = sinceMark();
                put(top(), items);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private List<Object> sinceMark() {
        int mark = marks.remove(marks.size() - 1);
        return last(stack.size() - mark);
    }

    /** The last few of the stack, which are taken from it. */
    private List<Object> last(int count) {
        List<Object> tail = stack.subList(stack.size() - count, stack.size());
        List<Object> found = new ArrayList<>(tail);
        tail.clear();
        return found;
    }

    @SuppressWarnings("unchecked")
    private void append(List<Object> items) {
        if (top() instanceof ArrayList<?> list) {
            ((List<Object>) list).addAll(items);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Object target, List<Object> items) {
        if (target instanceof Map<?, ?> map) {
            for (int i = 0; i + 1 < items.size(); i += 2) {
                // A key may be anything; only texts and numbers are ever asked for, and only those have a hash that
                // ends.
                if (items.get(i) instanceof String || items.get(i) instanceof Long) {
                    ((Map<Object, Object>) map).put(items.get(i), items.get(i + 1));
                }
            }
        }
    }

    private void object(int code) {
        switch (code) {
            case 'c' -> push(PickleNames.global(in.line(), in.line()));
            case 0x93 -> {
                List<Object> names = last(2);
                push(PickleNames.global(String.valueOf(names.get(0)), String.valueOf(names.get(1))));
            }
            case 'Q' -> {
                Object what = pop();
                push(new Elsewhere(what instanceof List<?> list ? list : List.of(what)));
            }
            case 'P' -> push(new Elsewhere(List.of(in.line())));
            case 'R', 0x81 -> {
                List<Object> call = last(2);
                push(made(call.get(0), call.get(1)));
            }
            case 0x92 -> {
                List<Object> call = last(3);
                push(made(call.get(0), call.get(1)));
            }
            case 'b' -> {
                Object state = pop();
                if (top() instanceof Made made) {
                    made.state(state);
                }
            }
            default -> throw new BadInput("its pickle has an instruction that is not known (" + code + ")", "");
        }
    }

    private static Object made(Object maker, Object arguments) {
        List<?> list = arguments instanceof List<?> given ? given : List.of();
        return maker instanceof Global global ? TorchObjects.made(global, list) : new Made(new Global("?", "?"), list);
    }
}

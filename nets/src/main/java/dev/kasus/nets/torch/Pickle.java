package dev.kasus.nets.torch;

import dev.kasus.message.BadInput;
import dev.kasus.nets.torch.PickleValue.Elsewhere;
import dev.kasus.nets.torch.PickleValue.Global;
import dev.kasus.nets.torch.PickleValue.Made;
import dev.kasus.nets.torch.PickleValue.None;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the data of a pickle without Python. A pickle is a program; of its instructions only those are followed that put data together.
 * What it wants to call is noted as a name and never called.
 */
final class Pickle {
    /** The largest published models take some ten thousand instructions. */
    private static final int MOST_INSTRUCTIONS = 4_000_000;

    /** No model has any business here. */
    private static final Set<String> HARMFUL = Set.of(
            "os",
            "posix",
            "nt",
            "subprocess",
            "sys",
            "socket",
            "shutil",
            "runpy",
            "pty",
            "importlib",
            "ctypes",
            "webbrowser",
            "code",
            "commands",
            "pickle");

    private static final Set<String> HARMFUL_BUILTINS = Set.of(
            "eval",
            "exec",
            "execfile",
            "compile",
            "open",
            "__import__",
            "getattr",
            "setattr",
            "input",
            "breakpoint",
            "globals",
            "apply");

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private Pickle(ByteBuffer bytes) {
        in = bytes.order(ByteOrder.LITTLE_ENDIAN);
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
            int code = in.get() & 0xff;
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
            case 0x80 -> in.get();
            case 0x95 -> in.getLong();
            case 'N' -> push(None.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) in.getInt());
            case 'K' -> push((long) (in.get() & 0xff));
            case 'M' -> push((long) (in.getShort() & 0xffff));
            case 0x8a -> push(whole(in.get() & 0xff));
            case 0x8b -> push(whole(in.getInt()));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'I' -> push(plain(line()));
            case 'L' -> push(Long.parseLong(line().replace("L", "")));
            case 'F' -> push(Double.parseDouble(line()));
            case '0' -> pop();
            case '2' -> push(top());
            case 'q' -> memo.put(in.get() & 0xff, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'p' -> memo.put(Integer.parseInt(line()), top());
            case 'h' -> push(remembered(in.get() & 0xff));
            case 'j' -> push(remembered(in.getInt()));
            case 'g' -> push(remembered(Integer.parseInt(line())));
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

    /** A whole number of some bytes; the lowest 64 bits of it. */
    private long whole(int bytes) {
        byte[] digits = bytes(bytes);
        long number = digits.length > 0 && digits[digits.length - 1] < 0 ? -1 : 0;
        for (int i = Math.min(8, digits.length) - 1; i >= 0; i--) {
            number = number << 8 | (digits[i] & 0xff);
        }
        return number;
    }

    private byte[] bytes(long count) {
        if (count < 0 || count > in.remaining()) {
            throw new BadInput("its pickle claims " + count + " bytes where " + in.remaining() + " are left", "");
        }
        byte[] found = new byte[(int) count];
        in.get(found);
        return found;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (byte sign = in.get(); sign != '\n'; sign = in.get()) {
            line.append((char) (sign & 0xff));
        }
        return line.toString();
    }

    private boolean text(int code) {
        switch (code) {
            case 'X' -> push(utf8(in.getInt() & 0xffffffffL));
            case 0x8c, 'U' -> push(utf8(in.get() & 0xff));
            case 0x8d -> push(utf8(in.getLong()));
            case 'T' -> push(utf8(in.getInt()));
            case 'C' -> push(bytes(in.get() & 0xff));
            case 'B' -> push(bytes(in.getInt() & 0xffffffffL));
            case 0x8e, 0x96 -> push(bytes(in.getLong()));
            case 'S', 'V' -> push(line().replace("'", ""));
            default -> {
                return false;
            }
        }
        return true;
    }

    private String utf8(long length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
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
            case 'c' -> push(global(line(), line()));
            case 0x93 -> {
                List<Object> names = last(2);
                push(global(String.valueOf(names.get(0)), String.valueOf(names.get(1))));
            }
            case 'Q' -> {
                Object what = pop();
                push(new Elsewhere(what instanceof List<?> list ? list : List.of(what)));
            }
            case 'P' -> push(new Elsewhere(List.of(line())));
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

    private Global global(String module, String name) {
        String first = module.split("\\.", 2)[0];
        boolean builtin = first.equals("builtins") || first.equals("__builtin__");
        if (HARMFUL.contains(first) || (builtin && HARMFUL_BUILTINS.contains(name))) {
            throw new BadInput(
                    "it would run " + module + "." + name + " in Python as soon as it is loaded",
                    "Do not load it with torch.load: no framework writes such a file.");
        }
        return new Global(module, name);
    }

    private static Object made(Object maker, Object arguments) {
        List<?> list = arguments instanceof List<?> given ? given : List.of();
        return maker instanceof Global global ? TorchObjects.made(global, list) : new Made(new Global("?", "?"), list);
    }
}

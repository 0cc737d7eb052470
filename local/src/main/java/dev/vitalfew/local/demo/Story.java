package dev.vitalfew.local.demo;

import java.util.List;
import java.util.Random;

/** What becomes of an account: when it signed up, and how busy its people are from day to day. */
enum Story {
    /** There nearly every day by now, with all that the product can do. */
    POWER(36, 150, 900, Habits.ADVANCED) {
        @Override
        double busy(int age, int daysToGo) {
            return daysToGo > 28 ? 0.6 : 0.97;
        }
    },
    /** Busier from month to month. */
    GROWING(24, 100, 500, Habits.ADVANCED) {
        @Override
        double busy(int age, int daysToGo) {
            return Math.max(0.2, 0.85 - 0.008 * daysToGo);
        }
    },
    STEADY(74, 100, 900, Habits.CORE) {
        @Override
        double busy(int age, int daysToGo) {
            return 0.4;
        }
    },
    QUIET(36, 100, 700, Habits.CORE) {
        @Override
        double busy(int age, int daysToGo) {
            return 0.05;
        }
    },
    /** Busy until a few weeks ago. */
    DECLINING(22, 150, 700, Habits.CORE) {
        @Override
        double busy(int age, int daysToGo) {
            return daysToGo > 24 ? 0.65 : 0.08;
        }
    },
    /** Stopped so lately that the next days take it out of its windows. */
    FADING(16, 120, 600, Habits.CORE) {
        @Override
        double busy(int age, int daysToGo) {
            return daysToGo > 12 ? 0.45 : 0;
        }
    },
    /** Cancels: most have, some do so in the next days. */
    LEAVING(20, 120, 600, Habits.CORE) {
        @Override
        double busy(int age, int daysToGo) {
            return 0.3;
        }
    },
    /** A customer since less than a quarter, after two weeks of trial. */
    NEW(30, Story.TRIAL_DAYS + 1, 88, Habits.CORE) {
        @Override
        double busy(int age, int daysToGo) {
            return Math.min(0.7, 0.35 + 0.01 * age);
        }
    },
    /** In its trial, or about to begin it. */
    TRIAL(22, -3, Story.TRIAL_DAYS - 2, Habits.FIRST) {
        @Override
        double busy(int age, int daysToGo) {
            return 0.6;
        }
    },
    /** Tried it a few times, and never came back. */
    DROPPED_OUT(12, Story.TRIAL_DAYS + 3, 80, Habits.FIRST) {
        @Override
        double busy(int age, int daysToGo) {
            return age < 4 ? 0.7 : 0;
        }
    },
    /** Set everything up, and did no work in it. */
    STUCK(8, 10, 40, List.of("Project Launched")) {
        @Override
        double busy(int age, int daysToGo) {
            return age < 8 ? 0.3 : 0;
        }
    };

    static final int TRIAL_DAYS = 14;

    /** The features that people of a story use, the usual ones more than once. */
    private static final class Habits {
        static final List<String> FIRST = List.of("Task Created", "Task Created", "Project Launched");
        static final List<String> CORE = List.of(
                "Task Created", "Task Created", "Task Created", "Task Created", "Project Launched", "Report Exported");
        static final List<String> ADVANCED = List.of(
                "Task Created",
                "Task Created",
                "Task Created",
                "Report Exported",
                "Automation Enabled",
                "Project Launched");
    }

    private final int accounts;
    private final int leastAge;
    private final int mostAge;
    private final List<String> features;

    Story(int accounts, int leastAge, int mostAge, List<String> features) {
        this.accounts = accounts;
        this.leastAge = leastAge;
        this.mostAge = mostAge;
        this.features = features;
    }

    /** How many of the company's accounts live it. */
    int accounts() {
        return accounts;
    }

    /** How many days before the end of the history one of them signed up; negative: some days after it. */
    int age(Random random) {
        return leastAge + random.nextInt(mostAge - leastAge);
    }

    /** How likely somebody is there on a working day. */
    abstract double busy(int age, int daysToGo);

    String feature(Random random) {
        return features.get(random.nextInt(features.size()));
    }

    /** Whether it became a customer, in the end. */
    boolean pays() {
        return this != TRIAL && this != DROPPED_OUT && this != STUCK;
    }

    /** What one of its people answers to the NPS question. */
    int score(Random random) {
        return switch (this) {
            case POWER, GROWING -> 7 + Math.max(random.nextInt(4), random.nextInt(4));
            case STEADY, NEW, TRIAL -> 5 + Math.max(random.nextInt(6), random.nextInt(6));
            case QUIET, FADING, DROPPED_OUT, STUCK -> 4 + random.nextInt(6);
            case DECLINING, LEAVING -> 1 + random.nextInt(8);
        };
    }
}

package dev.vitalfew.local.demo;

import java.util.List;

/** How the people of an account use the product over the days of the history. */
enum Style {
    POWER(List.of("Task Created", "Report Exported", "Automation Enabled", "Project Launched")) {
        @Override
        double activeOn(int day) {
            return 0.8;
        }
    },
    MODERATE(List.of("Task Created", "Task Created", "Project Launched", "Team Invited")) {
        @Override
        double activeOn(int day) {
            return 0.35;
        }
    },
    LOW(List.of("Task Created", "Team Invited")) {
        @Override
        double activeOn(int day) {
            return 0.04;
        }
    },
    /** Busy until three weeks before the end, then hardly there. */
    DECLINING(List.of("Task Created", "Report Exported", "Project Launched")) {
        @Override
        double activeOn(int day) {
            return day < Company.DAYS - 21 ? 0.6 : 0.08;
        }
    },
    /** There for the first weeks only. */
    CHURNED(List.of("Task Created", "Project Launched")) {
        @Override
        double activeOn(int day) {
            return day < 25 ? 0.5 : 0;
        }
    },
    /** Steady until a month before the end: the days that follow take it out of its windows. */
    FADING(List.of("Task Created", "Task Created", "Project Launched")) {
        @Override
        double activeOn(int day) {
            return day < Company.DAYS - 12 ? 0.3 : 0;
        }
    };

    private final List<String> events;

    Style(List<String> events) {
        this.events = events;
    }

    /** How likely somebody is there on a working day of the history. */
    abstract double activeOn(int day);

    List<String> events() {
        return events;
    }
}

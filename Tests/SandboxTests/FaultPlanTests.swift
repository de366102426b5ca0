import Foundation
import Testing

@testable import Sandbox

@Suite struct FaultPlanTests {
  @Test func `reads every kind from JSON`() throws {
    let plan = try FaultPlan(
      json: """
        {"seed": 7, "rules": [
          {"kind": "reset", "endpoint": "bulk_create", "nth": 2, "when": "after"},
          {"kind": "status500", "chance": 0.1, "times": 20},
          {"kind": "hang", "milliseconds": 200, "endpoint": "list", "every": 3},
          {"kind": "quota429", "nth": 12, "calls": 5}, {"kind": "quota429"},
          {"kind": "burst429"}, {"kind": "html502"}, {"kind": "kill"}, {"kind": "truncate"},
          {"kind": "shuffle"}, {"kind": "trim"}, {"kind": "missing"}, {"kind": "wrongSlug"},
          {"kind": "movingList", "endpoint": "list"}, {"kind": "laggingList", "links": 40},
          {"kind": "jitter", "milliseconds": 90}, {"kind": "late", "milliseconds": 700},
          {"kind": "doubled"}
        ]}
        """)
    #expect(plan.seed == 7)
    #expect(
      plan.rules == [
        FaultRule(.reset(.after), on: .bulkCreate, .nth(2)),
        FaultRule(.status500(.before), on: nil, .chance(0.1), times: 20),
        FaultRule(.hang(milliseconds: 200, .before), on: .list, .every(3)),
        FaultRule(.quota429(calls: 5), on: nil, .nth(12)),
        FaultRule(.quota429(calls: nil), on: nil), FaultRule(.burst429, on: nil),
        FaultRule(.html502(.before), on: nil), FaultRule(.kill(.before), on: nil),
        FaultRule(.truncate, on: nil), FaultRule(.shuffle, on: nil), FaultRule(.trim, on: nil),
        FaultRule(.missing, on: nil), FaultRule(.wrongSlug, on: nil),
        FaultRule(.movingList, on: .list), FaultRule(.laggingList(links: 40), on: nil),
        FaultRule(.jitter(milliseconds: 90), on: nil), FaultRule(.late(milliseconds: 700), on: nil),
        FaultRule(.doubled, on: nil),
      ])
  }

  @Test(arguments: [
    ("{", "not JSON at byte 1"), ("[]", "the plan: not an object"),
    (#"{"rule":[]}"#, "the plan: unexpected member 'rule'"),
    (#"{"rules":[{"kind":"shufle"}]}"#, "rules[0]: unknown kind 'shufle'"),
    (
      #"{"rules":[{"kind":"trim"},{"kind":"trim","when":"after"}]}"#,
      "rules[1]: unexpected member 'when'"
    ),
    (#"{"rules":[{"kind":"hang"}]}"#, "rules[0]: hang needs milliseconds"),
    (#"{"rules":[{"kind":"trim","nth":0}]}"#, "rules[0]: nth is not a whole number from 1 on"),
    (
      #"{"rules":[{"kind":"trim","nth":1,"every":2}]}"#,
      "rules[0]: only one of nth, every and chance"
    ),
    (
      #"{"rules":[{"kind":"trim","chance":1.5}]}"#,
      "rules[0]: chance is not a number from 0 to 1"
    ),
    (#"{"rules":[{"kind":"trim","endpoint":"bulk"}]}"#, "rules[0]: unknown endpoint 'bulk'"),
    (
      #"{"rules":[{"kind":"reset","when":"never"}]}"#,
      "rules[0]: when is neither before nor after"
    ),
  ])
  func `names the first mistake of a plan`(json: String, message: String) {
    let error = #expect(throws: FaultPlanError.self) { try FaultPlan(json: json) }
    #expect(error?.description == message)
  }

  @Test func `a mistake has its place`() throws {
    let cases = [
      (#"{"rules": [{"kind":"x"}]}"#, 12), (#"{ "seed": -1}"#, 2), ("  []", 0), (#"{"a":1"#, 6),
      (#"{"rules": [{"kind":"trim"}, {}, 3]}"#, 28),
      (#"{"rules": [{"kind":"trim"}, {"kind":"trim","times":[[1,2],{}],"x":1}]}"#, 43),
    ]
    for (json, offset) in cases {
      let error = #expect(throws: FaultPlanError.self) { try FaultPlan(json: json) }
      #expect(error?.offset == offset, "\(json)")
    }
  }

  @Test func `every kind that is offered is one`() {
    let error = #expect(throws: FaultPlanError.self) {
      try FaultPlan(json: #"{"rules":[{"kind":"x"}]}"#)
    }
    for kind in error?.knownNames ?? [] {
      let more =
        switch kind {
        case "hang", "jitter", "late": #","milliseconds":1"#
        case "laggingList": #","links":1"#
        default: ""
        }
      #expect(throws: Never.self) {
        try FaultPlan(json: #"{"rules":[{"kind":"\#(kind)"\#(more)}]}"#)
      }
    }
    #expect(error?.knownNames.count == 17)
  }
}

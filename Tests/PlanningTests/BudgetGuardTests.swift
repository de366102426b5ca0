import Diagnostics
import Links
import Planning
import Testing

@Suite struct BudgetGuardTests {
  private let wanted = (0..<250).map { Wanted("s-\(1000 + $0)") }

  private func details(
    maxCalls: Int? = nil, _ change: (inout Quota) -> Void = { _ in }
  ) throws -> [String] {
    var (options, quota) = (PlanOptions(), Quota())
    options.maxCalls = maxCalls
    quota.source = .usage
    change(&quota)
    let plan = try planned(wanted, [], options, quota: quota)
    return plan.findings.flatMap { [$0.diagnostic.detail] + $0.diagnostic.help }
  }

  @Test func `an unknown quota never blocks`() throws {
    #expect(try details() == [])
    #expect(try details(maxCalls: 5) { ($0.callsLeft, $0.linksLeft) = (5, 250) } == [])
  }

  @Test func `holds the calls against what is left of the month`() throws {
    let details = try details { ($0.callsLeft, $0.callsLimit) = (4, 1000) }
    #expect(
      details[0] == "guard budget: the plan needs 5 calls (1 usage, 1 list, 3 create), and 4 of "
        + "1,000 are left this month (from /workspace/usage)")
    #expect(details.contains { $0.contains("`--max-calls 4` does now what fits") })
    #expect(details.last?.contains("--disable-guards budget") == true)
  }

  @Test func `no run may end between deleting links and making them again`() throws {
    let keys = (0..<101).map { "key of s-\(1000 + $0)" }
    let existing = (0..<101).map { Existing("s-\(1000 + $0)") }
    for (calls, isRefused) in [(104, true), (105, false)] {
      var options = PlanOptions()
      options.replacedKeys = keys
      options.maxCalls = calls
      options.maxRemovals = .init(.count(500), source: "--max-removals")
      let plan = try planned(wanted, existing, options)
      #expect(plan.isRefused == isRefused)
      #expect(plan.steps[101].kind == .create && plan.steps[101].members.count == 100)
      let first = plan.steps[101].members + plan.steps[102].members.prefix(1)
      #expect(first.allSatisfy { plan.changes[$0].kind == .replace })
      guard isRefused else { continue }
      let fault = try #require(plan.findings.first { $0.refuses })
      #expect(
        fault.diagnostic.detail.hasSuffix(
          "`--max-calls 104` could end between deleting links and making them again, which takes "
            + "105 calls"))
    }
  }

  @Test func `holds the links against the month`() throws {
    let details = try details { $0.linksLeft = 200 }
    #expect(
      details[0] == "guard budget: it creates 250 links, and 200 are left this month "
        + "(from /workspace/usage)")
  }

  @Test func `a bound on calls spreads the plan over runs instead of refusing it`() throws {
    let spread = try details(maxCalls: 3) { ($0.callsLeft, $0.linksLeft) = (3, 100) }
    #expect(spread.count == 1 && spread[0].contains("several runs"))
    let short = try details(maxCalls: 4) { $0.callsLeft = 3 }
    #expect(short[0].contains("5 calls (1 usage, 1 list, 3 create), 4 of them in this run, and 3"))
    #expect(try details(maxCalls: 2)[0].contains("nothing would be written"))
  }

  @Test func `says when single creates are the reason`() throws {
    let details = try details { ($0.callsLeft, $0.hasBulk) = (100, false) }
    #expect(details[0].contains("252 calls (1 usage, 1 list, 250 create)"))
    #expect(details.contains { $0.contains("`bulk_ops`") && $0.contains("3 calls") })
  }
}

// Each kind is an empty enumeration: it exists for the compiler only and costs nothing at run time.

/// Marks names of border gates and of the roads and openings that belong to them.
package enum PlaceKind {}
/// Marks names of lanes.
package enum LaneKind {}
/// Marks names of yards.
package enum YardKind {}
/// Marks names of holding areas.
package enum HoldingAreaKind {}
/// Marks names of notices.
package enum NoticeKind {}
/// Marks names of barriers at which trucks are let in.
package enum GateKind {}
/// Marks names of people who use the software.
package enum UserKind {}
/// Marks names of drivers.
package enum DriverKind {}
/// Marks names of rules.
package enum RuleKind {}
/// Marks names of classes of vehicles in the queue.
package enum QueueClassKind {}

/// Names a border gate, or a road or opening that belongs to one.
package typealias PlaceID = Identifier<PlaceKind>
/// Names a lane.
package typealias LaneID = Identifier<LaneKind>
/// Names a yard.
package typealias YardID = Identifier<YardKind>
/// Names a holding area.
package typealias HoldingAreaID = Identifier<HoldingAreaKind>
/// Names a notice.
package typealias NoticeID = Identifier<NoticeKind>
/// Names a barrier at which trucks are let in.
package typealias GateID = Identifier<GateKind>
/// Names a person who uses the software.
package typealias UserID = Identifier<UserKind>
/// Names a driver.
package typealias DriverID = Identifier<DriverKind>
/// Names a rule.
package typealias RuleID = Identifier<RuleKind>
/// Names a class of vehicles in the queue.
package typealias QueueClassID = Identifier<QueueClassKind>

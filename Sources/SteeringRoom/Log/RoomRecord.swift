import BorderVocabulary
import Steering

/// An event of the steering room with who caused it and the moment at which it was recorded.
package struct RoomRecord: Hashable, Sendable {
    package let at: Timestamp
    package let by: UserID
    package let event: RoomEvent

    /// Joins the parts.
    package init(at: Timestamp, by: UserID, event: RoomEvent) {
        self.at = at
        self.by = by
        self.event = event
    }
}

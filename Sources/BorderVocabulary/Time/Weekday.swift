/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday is 7.
package enum Weekday: UInt8, Hashable, Sendable, CaseIterable {
    /// Thứ Hai.
    case monday = 1
    /// Thứ Ba.
    case tuesday = 2
    /// Thứ Tư.
    case wednesday = 3
    /// Thứ Năm.
    case thursday = 4
    /// Thứ Sáu.
    case friday = 5
    /// Thứ Bảy.
    case saturday = 6
    /// Chủ Nhật.
    case sunday = 7
}

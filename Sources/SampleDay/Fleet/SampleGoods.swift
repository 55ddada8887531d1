import BorderVocabulary
import Gate

/// Goods that are seen at these gates, with codes of the Vietnamese tariff as far as the six digits that both sides
/// share; the choice and the shares are assumptions.
enum SampleGoods {
    struct Kind: Sendable {
        let name: String
        let code: HSCode
        let isFruit: Bool
        /// Months of the main season; empty is the whole year.
        let months: ClosedRange<Int>

        init(_ name: String, _ code: String, isFruit: Bool = false, months: ClosedRange<Int> = 1...12) {
            self.name = name
            guard let digits = ShortText(code), let hsCode = HSCode(stored: digits) else {
                preconditionFailure("A sample code has 4, 6, 8 or 10 digits.")
            }
            self.code = hsCode
            self.isFruit = isFruit
            self.months = months
        }
    }

    static let exportFruit = [
        Kind("Thanh long tươi", "08109092", isFruit: true), Kind("Mít tươi", "08109050", isFruit: true),
        Kind("Sầu riêng tươi", "08106000", isFruit: true, months: 4...12),
        Kind("Vải tươi", "08109010", isFruit: true, months: 5...7),
        Kind("Xoài tươi", "08045020", isFruit: true), Kind("Dưa hấu tươi", "08071100", isFruit: true, months: 1...6),
        Kind("Chuối tươi", "08039090", isFruit: true), Kind("Nhãn tươi", "08109020", isFruit: true, months: 7...10),
    ]

    static let exportOther = [
        Kind("Linh kiện điện tử", "85299099"), Kind("Bảng mạch in đã lắp ráp", "85340030"),
        Kind("Tinh bột sắn", "11081400"), Kind("Thủy sản đông lạnh", "03038990"), Kind("Hạt điều nhân", "08013200"),
        Kind("Ván bóc gỗ keo", "44089090"), Kind("Giày thể thao", "64041190"),
    ]

    static let importGoods = [
        Kind("Linh kiện điện tử", "85177929"), Kind("Vải dệt kim", "60063290"), Kind("Vải sợi tổng hợp", "54075200"),
        Kind("Máy móc và bộ phận", "84799030"), Kind("Phụ tùng ô tô", "87089980"), Kind("Tấm quang điện", "85414300"),
        Kind("Hàng tiêu dùng bằng nhựa", "39249090"), Kind("Phân bón", "31052000"),
    ]

    /// Fresh produce from the other side; the plant quarantine examines it.
    static let importFresh = [
        Kind("Táo tươi", "08081000", isFruit: true), Kind("Nho tươi", "08061000", isFruit: true),
        Kind("Tỏi", "07032090", isFruit: true), Kind("Khoai tây", "07019010", isFruit: true),
    ]

    static let newVehicles = [
        Kind("Ô tô tải mới", "87042259"), Kind("Ô tô đầu kéo mới", "87012110"), Kind("Xe ben mới", "87041037"),
    ]

    static func line(_ kinds: [Kind], month: Int, kilograms: Int, _ random: inout SplitMix64) -> GoodsLine {
        let inSeason = kinds.filter { $0.months.contains(month) }
        let kind = random.pick(inSeason.isEmpty ? kinds : inSeason)
        return GoodsLine(
            name: kind.name, hsCode: kind.code, weight: Weight(kilograms: kilograms), isFruit: kind.isFruit)
    }
}

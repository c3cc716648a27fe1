/** The tab in which a gesture was made. The gesture grants `activeTab`, which reveals the tab's address and title. */
export interface GestureTab {
  id: number;
  windowId: number;
  url: string;
  title: string;
}
